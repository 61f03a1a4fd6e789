import { expect, test } from "vitest";

import { chooseProgram, type OfferedProgram, refusalsOf, usualOf } from "./choose-program.ts";
import { Conditions, type DealFacts, missedBy } from "./conditions.ts";
import { ProgramRules } from "./program-rules.ts";

const [gold, silver] = [
  "00000000-0000-4000-8000-000000000001",
  "00000000-0000-4000-8000-000000000002",
];
const [sentry, relay] = [
  "00000000-0000-4000-8000-000000000011",
  "00000000-0000-4000-8000-000000000012",
];

const facts: DealFacts = {
  partner: { kind: "reseller", tierId: gold, country: "GB" },
  currency: "EUR",
  valueMinor: 500_000n,
  familyIds: [sentry],
  productIds: [relay],
  customerCountry: "DE",
};

const program = (name: string, rules: object): OfferedProgram => ({
  programId: name,
  programVersionId: name,
  name,
  version: 1,
  rules: ProgramRules.parse(rules),
});

test.each([
  ["nothing asked", {}, []],
  ["its own kind", { partnerKinds: ["reseller"] }, []],
  ["another kind", { partnerKinds: ["distributor"] }, ["partner-kind"]],
  ["its tier among others", { tierIds: [silver, gold] }, []],
  ["another tier", { tierIds: [silver] }, ["tier"]],
  ["its country", { partnerCountries: ["GB"] }, []],
  ["another country", { partnerCountries: ["NO"] }, ["partner-country"]],
  ["the customer's country", { customerCountries: ["NO"] }, ["customer-country"]],
  ["from exactly so much", { sizes: { EUR: { fromMinor: 500_000, belowMinor: null } } }, []],
  ["from more", { sizes: { EUR: { fromMinor: "500001", belowMinor: null } } }, ["too-small"]],
  ["below more", { sizes: { EUR: { fromMinor: null, belowMinor: 500_001 } } }, []],
  [
    "below exactly so much",
    { sizes: { EUR: { fromMinor: null, belowMinor: 500_000 } } },
    ["too-large"],
  ],
  ["an amount in another currency", { sizes: { USD: { fromMinor: 9e9, belowMinor: null } } }, []],
  ["one of its families", { familyIds: [sentry, relay] }, []],
  ["another family", { familyIds: [relay] }, ["no-family"]],
])("conditions: %s", (_, conditions, missed) => {
  expect(missedBy(Conditions.parse(conditions), facts).map(({ what }) => what)).toEqual(missed);
});

test("a partner without a tier is in none that is asked for", () => {
  const partner = { ...facts.partner, tierId: null };
  expect(missedBy(Conditions.parse({ tierIds: [gold] }), { ...facts, partner })).toHaveLength(1);
  expect(missedBy(Conditions.parse({}), { ...facts, partner })).toEqual([]);
});

test("of a programme for some families, every other family is refused by name", () => {
  const { rules } = program("Relays", { takes: { familyIds: [relay] } });
  expect(refusalsOf(rules, { ...facts, familyIds: [relay] })).toEqual([]);
  expect(refusalsOf(rules, { ...facts, familyIds: [relay, sentry, sentry] })).toEqual([
    { what: "family", familyId: sentry },
  ]);
});

test("what a programme leaves out is named", () => {
  const { rules } = program("Standard", {
    excludedFamilyIds: [sentry],
    excludedProductIds: [relay],
    excludedCountries: ["DE"],
  });
  expect(refusalsOf(rules, facts)).toEqual([
    { what: "family", familyId: sentry },
    { what: "product", productId: relay },
    { what: "country", country: "DE" },
  ]);
});

test("the one least amount of earlier rules still holds", () => {
  const { rules } = program("Standard", { minimumMinor: "500001", currency: "EUR" });
  expect(refusalsOf(rules, facts)).toEqual([
    { what: "too-small", fromMinor: 500_001n, currency: "EUR" },
  ]);
  expect(refusalsOf(rules, { ...facts, currency: "USD" })).toEqual([]);
});

test("the first programme that takes the deal is its programme", () => {
  const small = program("Small", {
    takes: { sizes: { EUR: { fromMinor: null, belowMinor: 100_000 } } },
  });
  const standard = program("Standard", {});
  expect(chooseProgram([small, standard], facts)).toMatchObject({ program: { name: "Standard" } });
  expect(chooseProgram([small, standard], { ...facts, valueMinor: 99_999n })).toMatchObject({
    program: { name: "Small" },
  });
});

test("where none takes it, the nearest says why", () => {
  const far = program("Far", { takes: { tierIds: [silver], partnerCountries: ["NO"] } });
  const near = program("Near", { minimumMinor: 900_000 });
  expect(chooseProgram([far, near], facts)).toMatchObject({
    ok: false,
    program: { name: "Near" },
    refusals: [{ what: "too-small" }],
  });
  expect(chooseProgram([], facts)).toEqual({ ok: false, program: null, refusals: [] });
});

test("what is usual is the first that is not for some alone", () => {
  const some = program("Some", { takes: { tierIds: [silver] } });
  const small = program("Small", {
    takes: { sizes: { EUR: { fromMinor: null, belowMinor: 9n } } },
  });
  const all = program("All", { takes: { sizes: { EUR: { fromMinor: 9n, belowMinor: null } } } });
  expect(usualOf([some, small, all])?.name).toBe("All");
  expect(usualOf([some, small])?.name).toBe("Some");
  expect(usualOf([])).toBeUndefined();
});
