import { expect, test } from "vitest";

import type { CompanyWords } from "../party.schema.ts";
import { judgeParty, type Numbers, numbersIn } from "./judge-party.ts";
import { KeyColumns } from "./key-columns.ts";
import { partyKeys } from "./party-keys.ts";
import { NOTHING_COUNTED, nearOf } from "./rarity.ts";
import { readyWords } from "./read-words.ts";
import { settleRun } from "./settle-run.ts";
import { SHIPPED_RULE } from "./shipped-rule.ts";

const near = nearOf(NOTHING_COUNTED);

/** Settles these words together where these customers are known, each by one wording. */
async function settled(words: readonly CompanyWords[], known: Record<string, CompanyWords> = {}) {
  const wordings = Object.entries(known).map(([customerId, each]) => ({
    ...{ customerId, party: readyWords(each, near.words) },
  }));
  const numbers = new Map(
    wordings.map(({ customerId, party }): [string, Numbers] => [customerId, numbersIn(party)]),
  );
  const numbersOf = (id: string) => numbers.get(id);
  const newcomers = words.map((each) => {
    const party = readyWords(each, near.words);
    return { party, links: judgeParty(party, wordings, numbersOf, SHIPPED_RULE, near) };
  });
  const keys = new KeyColumns(newcomers.map(({ party }) => partyKeys(party)));
  return settleRun(newcomers, keys, numbersOf, { rule: SHIPPED_RULE, near });
}

const mill: CompanyWords = {
  ...{ name: "Brightwater Foods Ltd", street: "12 Mill Lane", city: "Hull", postcode: "HU1 2AA" },
};
const slip = { ...mill, name: "Brigthwater Foods" };
const numbered = (duns: string) => ({ ...mill, duns });

test("wordings of one company are one new customer, which begins with the first", async () => {
  const [first, second] = await settled([mill, slip]);
  expect(first).toMatchObject({ group: 0, customerId: null, proof: null });
  expect(second).toMatchObject({ group: 0, customerId: null });
  expect(second?.proof?.probability).toBeGreaterThan(SHIPPED_RULE.automatic);
});

test("one finds its customer through another that is like both", async () => {
  const phone = "+44 1482 496 0123";
  const far = { name: "Brightwater Foods", phone };
  const between = { ...mill, phone };
  const joined = await settled([between, far], { mill });
  expect(joined.map(({ customerId }) => customerId)).toEqual(["mill", "mill"]);
  expect((await settled([far], { mill }))[0]?.customerId).toBeNull();
});

test("what stands between two numbers of one authority joins them not", async () => {
  const [one, other] = await settled([numbered("218841176"), numbered("301234561"), slip]);
  expect(one?.group).not.toBe(other?.group);
});

test("two known customers stay two, and a person is asked", async () => {
  const known = { a: numbered("218841176"), b: numbered("301234561") };
  const [between] = await settled([slip], known);
  expect(between?.customerId).toBeNull();
  expect(between?.proposals.map(({ customerId }) => customerId).sort()).toEqual(["a", "b"]);
});
