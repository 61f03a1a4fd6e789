import { expect, test } from "vitest";

import { nameKey } from "./normalise.ts";
import { decide, fingerprint, type Identifier, type Known, type Namesake } from "./resolve.ts";

type Customer = { id: string; name: string; identifiers?: Identifier[] } & Partial<Namesake>;

const knowing = (...customers: Customer[]): Known => ({
  holder: ({ scheme, value }) =>
    customers.find((customer) =>
      customer.identifiers?.some((held) => held.scheme === scheme && held.value === value),
    )?.id,
  identifiersOf: (id) => customers.find((customer) => customer.id === id)?.identifiers ?? [],
  namesakes: (key) =>
    customers
      .filter((customer) => nameKey(customer.name) === key)
      .map(({ id, city = null, postcode = null, country = null }) => ({
        customerId: id,
        city,
        postcode,
        country,
      })),
});

const acme: Customer = {
  id: "acme",
  name: "Acme Corp.",
  city: "Leeds",
  country: "GB",
  identifiers: [
    { scheme: "domain", value: "acme.com" },
    { scheme: "duns", value: "218841176" },
  ],
};

test.each([
  ["a DUNS number, whatever the name", { name: "Zeta", duns: "21-884-1176" }, "identifier"],
  ["a web domain, whatever the name", { name: "Zeta", domain: "www.acme.com" }, "domain"],
  ["the same name in the same city", { name: "ACME Corporation, Inc.", city: "leeds" }, "name"],
])("%s is enough", (_, words, method) => {
  expect(decide(words, knowing(acme))).toMatchObject({ customerId: "acme", method });
});

test.each([
  ["a name alone", { name: "ACME Inc" }],
  ["the same name in another city", { name: "ACME Inc", city: "York" }],
  ["the same name and city in another country", { name: "ACME", city: "Leeds", country: "US" }],
  ["the same domain with another DUNS", { name: "Acme", domain: "acme.com", duns: "999999999" }],
  ["a freemail domain", { name: "Zeta", domain: "someone@gmail.com" }],
])("%s is not enough", (_, words) => {
  const gmail: Customer = {
    id: "g",
    name: "G",
    identifiers: [{ scheme: "domain", value: "gmail.com" }],
  };
  expect(decide(words, knowing(acme, gmail))).toBeNull();
});

test("the same words from the same source are one party; from another source another", () => {
  const words = { name: "Acme", city: "Leeds" };
  expect(fingerprint("a", words)).toBe(fingerprint("a", { name: " ACME ", city: "leeds" }));
  expect(fingerprint("a", words)).not.toBe(fingerprint("b", words));
});
