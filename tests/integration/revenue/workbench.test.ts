import { expect, test } from "vitest";

import { refuseMatches } from "#app/domain/customers/decisions/answer-matches.server.ts";
import { acceptLikeliest } from "#app/domain/customers/decisions/answer-selected.server.ts";
import { patternOf } from "#app/domain/customers/decisions/evidence-pattern.server.ts";
import type { Deciding } from "#app/domain/customers/decisions/make-decision.server.ts";
import { mergeCustomers } from "#app/domain/customers/decisions/merge-customers.server.ts";
import { partyToMatch } from "#app/domain/customers/decisions/party-to-match.server.ts";
import { undoDecision } from "#app/domain/customers/decisions/undo-decision.server.ts";
import { listWaiting } from "#app/domain/revenue/matching/waiting-parties.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { someCustomers } from "#tests/support/some-customers.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const now = new Date("2026-03-01T09:00:00Z");
const by = (world: World): Deciding => ({ actor: world.steward, followers: [], now });
const nothing = { ends: [], note: null };

const waiting = (world: World, pattern: string | null = null) =>
  withScope(world.steward, async (tx) => {
    const { parties } = await listWaiting(tx, { page: 1, pattern });
    return parties.map(({ name }) => name).sort();
  });

test("two that were said to be two are not asked about again, whatever they are merged with", async () => {
  const world = await aWorld();
  const { ids, parties, propose } = await someCustomers(world, {
    ...{ Acme: ["acme"], Apex: ["apex"], Axis: ["axis"] },
  });
  const refused = await propose("acme", "Apex");
  await propose("acme", "Axis");
  await refuseMatches(by(world), { proposalIds: [refused], ...nothing });
  expect(await waiting(world)).toEqual(["acme"]);

  const pair = { intoId: ids.Axis ?? "", fromId: ids.Apex ?? "" };
  const merged = await mergeCustomers(by(world), { ...pair, ...nothing });
  if (!merged.ok) throw new Error(merged.reason);
  const asked = () =>
    withScope(world.steward, async (tx) =>
      (await partyToMatch(tx, parties.acme ?? ""))?.candidates.map(({ name }) => name),
    );
  expect(await waiting(world)).toEqual([]);
  expect(await asked()).toEqual([]);
  expect(await acceptLikeliest(by(world), [parties.acme ?? ""])).toMatchObject({ ok: false });
  // The other way round: it was said of that customer's words.
  await propose("axis", "Acme");
  expect(await waiting(world)).toEqual([]);

  await undoDecision(by(world), { decisionId: merged.decisionId, ...nothing });
  expect(await waiting(world)).toEqual(["acme", "axis"]);
  expect(await asked()).toEqual(["axis"]);
});

test("parties of whom the same agrees are shown together", async () => {
  const world = await aWorld();
  const { parties, propose } = await someCustomers(world, {
    ...{ Acme: ["acme"], Apex: ["apex"], Axis: ["axis"], Azur: ["azur"] },
  });
  const evidence = (city: string) => [
    { key: "name", value: "similar name", weight: 0.5 },
    { key: "city", value: city, weight: 0.2 },
  ];
  const asked = { acme: "same city", apex: "same city", axis: "another city" };
  for (const [wording, city] of Object.entries(asked)) {
    const id = await propose(wording, "Azur");
    await withScope(world.system, (tx) =>
      tx.matchProposal.updateMany({
        where: { vendorId: tx.vendorId, id },
        data: { evidence: evidence(city) },
      }),
    );
  }
  const pattern = await withScope(world.steward, (tx) => patternOf(tx, parties.acme ?? ""));
  expect(pattern).toBe("city: same city; name: similar name");
  expect(await waiting(world, pattern)).toEqual(["acme", "apex"]);
  expect(await waiting(world)).toEqual(["acme", "apex", "axis"]);
});
