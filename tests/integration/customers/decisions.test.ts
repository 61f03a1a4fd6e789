import { expect, test } from "vitest";

import {
  acceptMatches,
  keepAsNew,
  refuseMatches,
} from "#app/domain/customers/decisions/answer-matches.server.ts";
import { lockValue } from "#app/domain/customers/decisions/lock-value.server.ts";
import type { Deciding } from "#app/domain/customers/decisions/make-decision.server.ts";
import { mergeCustomers } from "#app/domain/customers/decisions/merge-customers.server.ts";
import { setParent } from "#app/domain/customers/decisions/set-parent.server.ts";
import { splitCustomer } from "#app/domain/customers/decisions/split-customer.server.ts";
import {
  redoDecision,
  undoDecision,
} from "#app/domain/customers/decisions/undo-decision.server.ts";
import { familyOf, globalParentOf } from "#app/domain/customers/family.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { seeded } from "#tests/support/seeded-numbers.ts";
import { someCustomers } from "#tests/support/some-customers.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const now = new Date("2026-03-01T09:00:00Z");
const by = (world: World): Deciding => ({ actor: world.steward, followers: [], now });
const nothing = { ends: [], note: null };

/** Everything that decisions may change, as plain rows. */
const everything = (world: World) =>
  withScope(world.system, async (tx) => {
    const { vendorId } = tx;
    const customers = await tx.customer.findMany({
      where: { vendorId },
      orderBy: { id: "asc" },
      select: {
        ...{ id: true, name: true, city: true, kind: true, lifecycle: true, standsForId: true },
        ...{ parentId: true, mergedIntoId: true, ownParentId: true },
      },
    });
    const parties = await tx.reportedParty.findMany({
      where: { vendorId },
      orderBy: { id: "asc" },
      select: { id: true, customerId: true },
    });
    const identifiers = await tx.customerIdentifier.findMany({
      where: { vendorId },
      orderBy: { id: "asc" },
      select: { id: true, customerId: true },
    });
    const proposals = await tx.matchProposal.findMany({
      where: { vendorId },
      orderBy: { id: "asc" },
      select: { id: true, status: true, decidedBy: true },
    });
    const above = await tx.customerAncestor.findMany({
      where: { vendorId },
      orderBy: [{ ancestorId: "asc" }, { customerId: "asc" }],
      select: { ancestorId: true, customerId: true, depth: true },
    });
    return { customers, parties, identifiers, proposals, above };
  });

const customerOf = async (world: World, partyId: string) =>
  (await everything(world)).parties.find(({ id }) => id === partyId)?.customerId;

async function done(work: Promise<{ ok: true; decisionId: string } | { ok: false }>) {
  const decided = await work;
  if (!decided.ok) throw new Error(`Refused: ${JSON.stringify(decided)}`);
  return decided.decisionId;
}

test("a merge moves wordings and identifiers, keeps the record, and its undo leaves no trace", async () => {
  const world = await aWorld();
  const { ids, parties } = await someCustomers(world, {
    Acme: ["acme a", "acme b"],
    Apex: ["apex"],
  });
  const before = await everything(world);
  const [acme, apex] = [ids.Acme ?? "", ids.Apex ?? ""];

  const merge = await done(mergeCustomers(by(world), { intoId: acme, fromId: apex, ...nothing }));
  const merged = await everything(world);
  expect(new Set(merged.parties.map(({ customerId }) => customerId))).toEqual(new Set([acme]));
  expect(new Set(merged.identifiers.map(({ customerId }) => customerId))).toEqual(new Set([acme]));
  expect(merged.customers.find(({ id }) => id === apex)).toMatchObject({ standsForId: acme });
  expect(await mergeCustomers(by(world), { intoId: acme, fromId: apex, ...nothing })).toEqual({
    ok: false,
    reason: "not-live",
    standsFor: acme,
  });

  await done(undoDecision(by(world), { decisionId: merge, ...nothing }));
  expect(await everything(world)).toEqual(before);
  expect(await undoDecision(by(world), { decisionId: merge, ...nothing })).toEqual({
    ok: false,
    reason: "done-already",
  });
  await done(redoDecision(by(world), { decisionId: merge, ...nothing }));
  expect(await everything(world)).toEqual(merged);
  expect(await customerOf(world, parties.apex ?? "")).toBe(acme);
});

test("what was split off after a merge stays split when the merge is taken back", async () => {
  const world = await aWorld();
  const { ids, parties } = await someCustomers(world, { Acme: ["a1"], Apex: ["x1", "x2"] });
  const [acme, apex] = [ids.Acme ?? "", ids.Apex ?? ""];
  const merge = await done(mergeCustomers(by(world), { intoId: acme, fromId: apex, ...nothing }));
  await done(
    splitCustomer(by(world), {
      customerId: acme,
      partyIds: [parties.x1 ?? ""],
      toId: null,
      ...nothing,
    }),
  );
  await done(undoDecision(by(world), { decisionId: merge, ...nothing }));

  expect(await customerOf(world, parties.x2 ?? "")).toBe(apex);
  expect(await customerOf(world, parties.a1 ?? "")).toBe(acme);
  const split = await customerOf(world, parties.x1 ?? "");
  expect([acme, apex]).not.toContain(split);
});

test("a match that is accepted moves the party, sets its rivals aside, and its empty record points on", async () => {
  const world = await aWorld();
  const { ids, parties, propose } = await someCustomers(world, {
    Acme: ["acme"],
    Apex: ["apex"],
    "Acme Hlth": ["acme hlth"],
  });
  const right = await propose("acme hlth", "Acme");
  const wrong = await propose("acme hlth", "Apex");
  const before = await everything(world);

  const accept = await done(acceptMatches(by(world), { proposalIds: [right], ...nothing }));
  const after = await everything(world);
  expect(await customerOf(world, parties["acme hlth"] ?? "")).toBe(ids.Acme);
  expect(after.customers.find(({ id }) => id === ids["Acme Hlth"])?.standsForId).toBe(ids.Acme);
  expect(after.proposals.map(({ id, status }) => [id, status])).toEqual(
    [
      [right, "accepted"],
      [wrong, "superseded"],
    ].sort(),
  );

  await done(undoDecision(by(world), { decisionId: accept, ...nothing }));
  expect(await everything(world)).toEqual(before);
});

test("a refused match stays refused, and a new customer refuses all that were proposed", async () => {
  const world = await aWorld();
  const { parties, propose } = await someCustomers(world, {
    ...{ Acme: ["acme"], Apex: ["apex"], Axis: ["axis"] },
  });
  const first = await propose("acme", "Apex");
  await propose("apex", "Axis");
  await propose("apex", "Acme");
  await done(refuseMatches(by(world), { proposalIds: [first], ...nothing }));
  await done(keepAsNew(by(world), { partyIds: [parties.apex ?? ""], note: null }));
  const { proposals } = await everything(world);
  expect(proposals.map(({ status }) => status)).toEqual(["refused", "refused", "refused"]);
});

test("a customer cannot stand below itself, and undoing cannot bring it there either", async () => {
  const world = await aWorld();
  const { ids } = await someCustomers(world, { A: ["a"], B: ["b"], C: ["c"] });
  const [a, b, c] = [ids.A ?? "", ids.B ?? "", ids.C ?? ""];
  const below = (customerId: string, parentId: string | null) =>
    setParent(by(world), { customerId, parentId, note: null });
  await done(below(b, a));
  const third = await done(below(c, b));
  expect(await below(a, c)).toEqual({ ok: false, reason: "circle" });
  const out = await done(below(c, null));
  await done(below(a, c));
  expect(await undoDecision(by(world), { decisionId: out, ...nothing })).toEqual({
    ok: false,
    reason: "circle",
  });
  await done(undoDecision(by(world), { decisionId: third, ...nothing }));
  const { above } = await everything(world);
  expect(above.filter(({ ancestorId }) => ancestorId === c)).toHaveLength(2);
  const family = await withScope(world.steward, (tx) => familyOf(tx, c));
  expect(family).toEqual([c, a, b]);
  expect(await withScope(world.steward, (tx) => globalParentOf(tx, b))).toBe(c);
});

test("a locked name stays whatever sources say, until it is unlocked", async () => {
  const world = await aWorld();
  const { ids } = await someCustomers(world, { Acme: ["acme"], Apex: ["apex"] });
  const [acme, apex] = [ids.Acme ?? "", ids.Apex ?? ""];
  const nameNow = async () =>
    (await everything(world)).customers.find(({ id }) => id === acme)?.name;
  const lock = { customerId: acme, attribute: "name", note: null } as const;
  const locked = await done(lockValue(by(world), { ...lock, value: "Acme Group" }));
  await done(mergeCustomers(by(world), { intoId: acme, fromId: apex, ...nothing }));
  expect(await nameNow()).toBe("Acme Group");
  await done(undoDecision(by(world), { decisionId: locked, ...nothing }));
  // Of two partners the later word counts.
  expect(await nameNow()).toBe("apex");
});

test.each([12, 13])(
  "random merges, splits and undos give exactly what the decisions that remain would give (%i)",
  async (seed) => {
    const world = await aWorld();
    const { int, pick } = seeded(seed);
    const { parties } = await someCustomers(world, {
      ...{ A: ["a1", "a2"], B: ["b1"], C: ["c1", "c2"], D: ["d1"], E: ["e1", "e2"] },
    });
    const start = await everything(world);
    const made: string[] = [];
    for (let step = 0; step < 22; step += 1) {
      const { customers, parties: placed } = await everything(world);
      const live = customers.filter(({ standsForId }) => !standsForId).map(({ id }) => id);
      const party = pick(placed);
      const toId = pick([null, pick(live)]);
      const decided = await [
        () => mergeCustomers(by(world), { intoId: pick(live), fromId: pick(live), ...nothing }),
        () =>
          splitCustomer(by(world), {
            customerId: party.customerId,
            partyIds: [party.id],
            toId,
            ...nothing,
          }),
        () => setParent(by(world), { customerId: pick(live), parentId: pick(live), note: null }),
        () => undoDecision(by(world), { decisionId: pick([...made, newId()]), ...nothing }),
        () => redoDecision(by(world), { decisionId: pick([...made, newId()]), ...nothing }),
      ][int(5)]?.();
      if (decided?.ok) made.push(decided.decisionId);
    }

    const reached = await everything(world);
    // The decisions that remain, made again from the beginning by moves alone.
    const log = await withScope(world.system, (tx) =>
      tx.customerDecision.findMany({
        where: { vendorId: tx.vendorId },
        orderBy: { no: "asc" },
        include: { moves: true },
      }),
    );
    const undone = new Map<string, boolean>();
    for (const { aboutId, kind } of log) if (aboutId) undone.set(aboutId, kind === "undo");
    const home = new Map(start.parties.map(({ id, customerId }) => [id, customerId]));
    const merged = new Map<string, string | null>();
    const parent = new Map<string, string | null>();
    for (const { id, moves } of log) {
      if (undone.get(id)) continue;
      for (const { register, subjectId, after } of moves) {
        if (register === "party" && after) home.set(subjectId, after);
        if (register === "merged") merged.set(subjectId, after);
        if (register === "parent") parent.set(subjectId, after);
      }
    }
    const root = (id: string): string => {
      const next = merged.get(id);
      return next ? root(next) : id;
    };
    expect(reached.parties).toEqual(
      start.parties.map(({ id }) => ({ id, customerId: root(home.get(id) ?? "") })),
    );
    for (const { id, mergedIntoId, ownParentId, standsForId } of reached.customers) {
      expect(mergedIntoId ?? null).toBe(merged.get(id) ?? null);
      expect(ownParentId ?? null).toBe(parent.get(id) ?? null);
      const occupied = reached.parties.some(({ customerId }) => customerId === id);
      expect(standsForId === null).toBe(occupied);
    }

    // And with all of them taken back, the last first or in any order, everything is as it began.
    const standing = log.filter(({ id, aboutId }) => !aboutId && !undone.get(id));
    while (standing.length > 0) {
      const [next] = standing.splice(int(standing.length), 1);
      const taken = await undoDecision(by(world), { decisionId: next?.id ?? "", ...nothing });
      // One that would put a customer below itself waits for the others.
      if (!taken.ok) standing.push(...(next ? [next] : []));
    }
    const end = await everything(world);
    const known = new Set(start.customers.map(({ id }) => id));
    expect(end.customers.filter(({ id }) => known.has(id))).toEqual(start.customers);
    expect(end.customers.filter(({ id, standsForId }) => !known.has(id) && !standsForId)).toEqual(
      [],
    );
    expect({ ...end, customers: [] }).toEqual({ ...start, customers: [] });
    expect(Object.keys(parties)).toHaveLength(8);
  },
);
