import { expect, test } from "vitest";

import {
  arrangeSources,
  goldenSettings,
  setSilenceDays,
} from "#app/domain/customers/golden/golden-settings.server.ts";
import { surveyPartiesOf } from "#app/domain/customers/golden/survey-parties.server.ts";
import type { CompanyWords } from "#app/domain/customers/party.schema.ts";
import { resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import {
  keepThresholds,
  knownVersions,
  turnOnRuleVersion,
} from "#app/domain/customers/resolving/rule-versions.server.ts";
import { SHIPPED_RULE } from "#app/domain/customers/resolving/shipped-rule.ts";
import {
  beginTryingRule,
  trialOf,
} from "#app/domain/customers/resolving/try-rule-version.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const at = new Date("2026-02-01T09:00:00Z");

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

const mill: CompanyWords = {
  ...{ name: "Brightwater Foods Ltd", street: "12 Mill Lane", city: "Hull", postcode: "HU1 2AA" },
  ...{ country: "GB", domain: "brightwater.example" },
};
const slip: CompanyWords = { ...mill, name: "Brigthwater Foods", domain: undefined };

const resolve = (world: World, words: CompanyWords, partnerId: string | null) =>
  withScope(world.system, (tx) => resolveParties(tx, { partnerId }, [words], at));

const golden = (world: World) =>
  withScope(world.system, async (tx) => {
    const customer = await tx.customer.findFirstOrThrow({
      where: { vendorId: tx.vendorId },
      select: { name: true, lifecycle: true },
    });
    return customer;
  });

const deeds = (world: World) =>
  withScope(world.admin, async (tx) => {
    const rows = await tx.auditEntry.findMany({
      where: { vendorId: tx.vendorId },
      orderBy: { id: "asc" },
      select: { action: true },
    });
    return rows.map(({ action }) => action);
  });

test("whose word counts and when a customer is former are the vendor's to set, and records follow", async () => {
  const world = await aWorld();
  const { vendorId, admin, system } = world;
  await resolve(world, mill, world.north.partnerId);
  const [party] = await resolve(world, slip, world.ada.partnerId);
  await withScope(system, (tx) =>
    tx.reportedParty.updateMany({
      where: { vendorId, id: party?.partyId },
      data: { boughtFirst: daysAgo(900), boughtLast: daysAgo(200) },
    }),
  );
  await surveyPartiesOf(vendorId, at);
  expect(await golden(world)).toMatchObject({ name: "Brightwater Foods Ltd" });
  expect(await withScope(admin, goldenSettings)).toEqual({
    sources: ["vendor", "distributor", "reseller", "supplier"],
    silenceDays: 730,
  });

  await arrangeSources(admin, "reseller", "up");
  await settleJobs(vendorId);
  expect(await golden(world)).toMatchObject({ name: "Brigthwater Foods", lifecycle: "active" });

  await setSilenceDays(admin, 90);
  await settleJobs(vendorId);
  expect(await golden(world)).toMatchObject({ lifecycle: "former" });
  expect(await deeds(world)).toEqual(["customer.sources_arranged", "customer.silence_set"]);
});

test("other thresholds are tried on today's parties, turned on, and the shipped ones again", async () => {
  const world = await aWorld();
  const { vendorId, admin } = world;
  const first = await resolve(world, mill, null);
  await resolve(world, slip, world.ada.partnerId);
  const stricter = { note: "Nobody by itself", automatic: 1, workbench: 0.6 };
  const version = await withScope(admin, (tx) => keepThresholds(tx, admin, stricter, at));
  const states = async () =>
    (await withScope(admin, knownVersions)).map((each) => [each.version, each.state]);
  expect(await states()).toEqual([
    [version, "trial"],
    [SHIPPED_RULE.version, "live"],
  ]);

  await withScope(admin, (tx) => beginTryingRule(tx, admin, version, at));
  await settleJobs(vendorId);
  const customerId = first[0]?.customerId;
  expect(await withScope(admin, (tx) => trialOf(tx, version))).toMatchObject({
    ...{ against: SHIPPED_RULE.version, total: 2, looked: 2, finishedAt: expect.any(String) },
    changes: [{ from: "automatic", to: "workbench", parties: 2 }],
    examples: [
      { today: { verdict: "automatic", customerId }, later: { verdict: "workbench", customerId } },
      { customerId },
    ],
  });

  await withScope(admin, (tx) => turnOnRuleVersion(tx, admin, version, at));
  expect(await states()).toEqual([
    [version, "live"],
    [SHIPPED_RULE.version, "retired"],
  ]);
  const shipped = SHIPPED_RULE.version;
  expect(await withScope(admin, (tx) => turnOnRuleVersion(tx, admin, shipped, at))).toEqual({
    ok: true,
  });
  expect(await states()).toEqual([
    [version, "retired"],
    [shipped, "live"],
  ]);
  expect(await withScope(admin, (tx) => turnOnRuleVersion(tx, admin, 99, at))).toMatchObject({
    reason: "unknown",
  });
  const turned = "match_rule.turned_on";
  expect(await deeds(world)).toEqual(["match_rule.kept", "match_rule.tried", turned, turned]);
});
