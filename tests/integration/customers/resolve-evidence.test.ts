import fc from "fast-check";
import { expect, test } from "vitest";

import type { CompanyWords } from "#app/domain/customers/party.schema.ts";
import { identifiersIn } from "#app/domain/customers/resolve.ts";
import { resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import { countRarityOf } from "#app/domain/customers/resolving/count-rarity.server.ts";
import { findLinks } from "#app/domain/customers/resolving/find-links.server.ts";
import { KeyColumns } from "#app/domain/customers/resolving/key-columns.ts";
import { leastShared, partyKeys } from "#app/domain/customers/resolving/party-keys.ts";
import { previewRuleVersion } from "#app/domain/customers/resolving/preview-rule-version.server.ts";
import { readWords } from "#app/domain/customers/resolving/read-words.ts";
import { nearVendor } from "#app/domain/customers/resolving/rule.store.server.ts";
import {
  keepRuleVersion,
  turnOnRuleVersion,
} from "#app/domain/customers/resolving/rule-versions.server.ts";
import { SHIPPED_RULE, SHIPPED_WEIGHTS } from "#app/domain/customers/resolving/shipped-rule.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { vendorAndFile } from "#tests/support/matching-world.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const at = new Date("2026-02-01T09:00:00Z");

const resolve = (world: World, words: readonly CompanyWords[], partnerId: string | null = null) =>
  withScope(world.system, (tx) => resolveParties(tx, { partnerId }, words, at));

const proposals = (world: World) =>
  withScope(world.system, (tx) =>
    tx.matchProposal.findMany({ where: { vendorId: tx.vendorId }, orderBy: { id: "asc" } }),
  );

const mill: CompanyWords = {
  ...{ name: "Brightwater Foods Ltd", street: "12 Mill Lane", city: "Hull", postcode: "HU1 2AA" },
  ...{ country: "GB", domain: "brightwater.example" },
};

test("a slip in a name at the same place is the same customer, and the party keeps why", async () => {
  const world = await aWorld();
  const [known] = await resolve(world, [mill]);
  const [slip] = await resolve(
    world,
    [{ ...mill, name: "Brigthwater Foods", domain: undefined }],
    world.ada.partnerId,
  );

  expect(slip).toMatchObject({ customerId: known?.customerId, method: "name" });
  const party = await withScope(world.system, (tx) =>
    tx.reportedParty.findFirstOrThrow({ where: { vendorId: tx.vendorId, id: slip?.partyId } }),
  );
  expect(party.score).toBeGreaterThan(0.98);
  expect(party).toMatchObject({
    ruleVersion: SHIPPED_RULE.version,
    evidence: expect.arrayContaining([
      expect.objectContaining({ key: "address", value: "same address" }),
    ]),
  });
  expect(await proposals(world)).toEqual([]);
});

test("what is likely but not sure begins a customer of its own and waits for a person", async () => {
  const world = await aWorld();
  const [known] = await resolve(world, [mill]);
  const [doubt] = await resolve(world, [{ name: "Brightwater Foods" }], world.ada.partnerId);

  expect(doubt?.method).toBe("new_customer");
  expect(doubt?.customerId).not.toBe(known?.customerId);
  expect(await proposals(world)).toEqual([
    expect.objectContaining({
      ...{ partyId: doubt?.partyId, customerId: known?.customerId, status: "open" },
    }),
  ]);
});

test("one like two customers with different numbers joins neither for good, nor the two to each other", async () => {
  const world = await aWorld();
  const branches = [
    { ...mill, domain: undefined, duns: "218841176" },
    { ...mill, domain: undefined, duns: "301234561" },
  ];
  const known = await resolve(world, branches);
  expect(new Set(known.map(({ customerId }) => customerId)).size).toBe(2);

  const [between] = await resolve(world, [{ ...mill, domain: undefined }], world.ada.partnerId);

  expect(known.map(({ customerId }) => customerId)).not.toContain(between?.customerId);
  const asked = await proposals(world);
  expect(asked.map(({ partyId }) => partyId)).toContain(between?.partyId);
});

test("in whatever order a file comes, the same wordings are one customer", async () => {
  const file = vendorAndFile({ known: 30, reported: 40, seed: 3 });
  const words = (party: (typeof file.known)[number]): CompanyWords => ({
    ...{ name: party.name, street: party.address, city: party.city, postcode: party.postcode },
    ...{ phone: party.phone, domain: party.domain },
  });
  const known = file.known.map(words);
  const reported = file.reported.map(words);
  const outcome = async (order: readonly number[]) => {
    const world = await aWorld();
    const before = await resolve(world, known);
    const customers = new Map(before.map(({ customerId }, n) => [customerId, `known ${n}`]));
    const after = await resolve(
      world,
      order.map((n) => reported[n] ?? mill),
      world.ada.partnerId,
    );
    const byWording = new Map(order.map((n, place) => [n, after[place]?.customerId ?? ""]));
    // A new customer is called by the first of its wordings, in an order that is always the same.
    return reported.map((_, n) => {
      const id = byWording.get(n) ?? "";
      if (!customers.has(id)) customers.set(id, `new ${n}`);
      return customers.get(id);
    });
  };
  const places = reported.map((_, n) => n);
  const first = await outcome(places);
  expect(new Set(first).size).toBeLessThan(reported.length);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(places, { minLength: places.length }), async (order) => {
      expect(await outcome(order)).toEqual(first);
    }),
    { numRuns: 4 },
  );
});

test("many that are looked for together find what each of them finds by itself", async () => {
  const world = await aWorld();
  const file = vendorAndFile({ known: 150, reported: 60, seed: 5 });
  const words = ({ address, ...rest }: (typeof file.known)[number]) => ({
    ...rest,
    street: address,
  });
  await resolve(world, file.known.map(words));

  const [one, together] = await withScope(world.system, async (tx) => {
    const [rule, near] = [SHIPPED_RULE, await nearVendor(tx)];
    const sought = file.reported.map(words).map((each) => {
      const party = readWords(each);
      return { party, least: leastShared(party), identifiers: identifiersIn(each) };
    });
    const keys = new KeyColumns(sought.map(({ party }) => partyKeys(party)));
    const found = (many: number) => findLinks(tx, sought, keys, { rule, near }, { many });
    return [await found(sought.length + 1), await found(1)];
  });

  expect(together.links.flat().length).toBeGreaterThan(30);
  expect(together).toEqual(one);
});

test("a later version is tried on today's parties before it decides, and decides when it is turned on", async () => {
  const world = await aWorld();
  await resolve(world, [mill]);
  await resolve(
    world,
    [{ ...mill, name: "Brigthwater Foods", domain: undefined }],
    world.ada.partnerId,
  );
  const { admin, system } = world;
  const stricter = {
    note: "Nobody by itself",
    weights: SHIPPED_WEIGHTS,
    automatic: 1,
    workbench: 0.5,
  };
  const version = await withScope(admin, (tx) => keepRuleVersion(tx, admin, stricter, at));
  expect(version).toBe(SHIPPED_RULE.version + 1);

  const preview = await withScope(system, (tx) => previewRuleVersion(tx, version));
  expect(preview).toMatchObject({ looked: 2, next: null });
  expect(preview?.differences.map(({ now, then }) => [now.verdict, then.verdict])).toEqual([
    ["automatic", "workbench"],
    ["automatic", "workbench"],
  ]);
  expect(await withScope(system, (tx) => previewRuleVersion(tx, 99))).toBeNull();

  const again = { ...mill, name: "Brightwatre Foods", domain: undefined };
  await withScope(admin, (tx) => turnOnRuleVersion(tx, admin, version, at));
  const [held] = await resolve(world, [again], world.bob.partnerId);
  expect(held?.method).toBe("new_customer");
  expect(await withScope(admin, (tx) => turnOnRuleVersion(tx, admin, version, at))).toEqual({
    ...{ ok: false, reason: "live-already" },
  });
});

test("words that many customers say are counted, each customer once, and say less", async () => {
  const world = await aWorld();
  const mills = Array.from({ length: 6 }, (_, n) => ({
    ...{ name: `Kestrel ${"abcdef"[n]}mills`, city: "Hull", country: "GB" },
    duns: String(218_841_170 + n),
  }));
  await resolve(world, mills);
  await withScope(world.system, (tx) => countRarityOf(tx, at));

  const counted = await withScope(world.system, (tx) =>
    tx.matchRarity.findUniqueOrThrow({ where: { vendorId: tx.vendorId } }),
  );
  expect(counted).toMatchObject({
    parties: 6,
    counts: { words: { kestrel: 6 }, cities: { hull: 6 } },
  });
});

test("a pair that was refused is not proposed again", async () => {
  const world = await aWorld();
  await resolve(world, [mill]);
  const [doubt] = await resolve(world, [{ name: "Brightwater Foods" }], world.ada.partnerId);
  await withScope(world.steward, (tx) =>
    tx.matchProposal.updateMany({
      where: { vendorId: tx.vendorId, partyId: doubt?.partyId },
      data: { status: "refused", decidedBy: "Stefan", decidedAt: at },
    }),
  );
  await resolve(world, [{ name: "Brightwater Foods" }], world.ada.partnerId);
  expect((await proposals(world)).map(({ status }) => status)).toEqual(["refused"]);
});
