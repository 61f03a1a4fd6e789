import { expect, test } from "vitest";

import type { CompanyWords } from "./party.schema.ts";
import { fingerprint } from "./resolve.ts";
import { judgeParty, numbersIn } from "./resolving/judge-party.ts";
import { NOTHING_COUNTED, nearOf } from "./resolving/rarity.ts";
import { readyWords } from "./resolving/read-words.ts";
import { SHIPPED_RULE } from "./resolving/shipped-rule.ts";

const near = nearOf(NOTHING_COUNTED);
const ready = (words: CompanyWords) => readyWords(words, near.words);

/** What is done about these words where these customers are known, each by one wording. */
function judged(words: CompanyWords, ...known: CompanyWords[]) {
  const parties = known.map(ready);
  const wordings = parties.map((party, n) => ({ customerId: String(n), party }));
  const numbersOf = (id: string) => parties.map(numbersIn)[Number(id)];
  return judgeParty(ready(words), wordings, numbersOf, SHIPPED_RULE, near);
}

const acme: CompanyWords = {
  ...{ name: "Acme Corp.", city: "Leeds", country: "GB" },
  ...{ domain: "acme.com", duns: "218841176" },
};

test.each<[string, CompanyWords]>([
  ["a DUNS number, whatever the name", { name: "Zeta", duns: "21-884-1176" }],
  ["a web domain with a name that is alike", { name: "Acme Group", domain: "www.acme.com" }],
  ["the same name in the same city", { name: "ACME Corporation, Inc.", city: "leeds" }],
])("%s is enough", (_, words) => {
  expect(judged(words, acme)[0]).toMatchObject({ customerId: "0", verdict: "automatic" });
});

test.each<[string, CompanyWords]>([
  ["a name alone", { name: "ACME Inc" }],
  ["a web domain with another name", { name: "Zeta", domain: "acme.com" }],
])("%s is for a person to decide", (_, words) => {
  expect(judged(words, acme)[0]).toMatchObject({ customerId: "0", verdict: "workbench" });
});

test.each<[string, CompanyWords]>([
  ["the same name and city in another country", { name: "ACME", city: "Leeds", country: "US" }],
  ["the same name in another city", { name: "ACME Inc", city: "York", country: "GB" }],
  ["the same domain with another DUNS", { ...acme, duns: "999999998" }],
  ["a freemail domain", { name: "Zeta", domain: "someone@gmail.com" }],
])("%s is not enough", (_, words) => {
  expect(judged(words, acme)[0]?.verdict).not.toBe("automatic");
});

test("a slip of the keyboard in the same place is no other customer", () => {
  const mill = { name: "Brightwater Foods", city: "Hull", postcode: "HU1 2AA", country: "GB" };
  const [link] = judged({ ...mill, name: "Brigthwater Foods" }, mill);
  expect(link).toMatchObject({ verdict: "automatic" });
});

test("of two branches that fit as well, neither is taken", () => {
  const links = judged({ name: "Acme", city: "Leeds" }, acme, { ...acme, duns: "301234561" });
  expect(links.map(({ verdict }) => verdict)).not.toContain("automatic");
});

test("the same words from the same source are one party; from another source another", () => {
  const words = { name: "Acme", city: "Leeds" };
  expect(fingerprint("a", words)).toBe(fingerprint("a", { name: " ACME ", city: "leeds" }));
  expect(fingerprint("a", words)).not.toBe(fingerprint("b", words));
  expect(fingerprint("a", words)).not.toBe(fingerprint("a", { ...words, phone: "0113 496 0000" }));
});
