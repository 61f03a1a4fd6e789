import { expect, test } from "vitest";

import { registerDealSchema } from "./register-deal.schema.ts";

const today = new Date("2026-03-12");
const schema = registerDealSchema(today);
const product = "0195d7a0-0000-7000-8000-000000000001";
const good = {
  dealId: "0195d7a0-0000-7000-8000-000000000000",
  domain: "https://www.Fenwick-Infirmary.example/visitors",
  name: " Fenwick Royal Infirmary ",
  city: "Newcastle",
  country: "GB",
  contactName: "Claire Dunn",
  currency: "EUR",
  lines: [{ productId: product, quantity: "40" }],
  stage: "proposal",
  closeDay: "2026-03-12",
  workDone: "Site survey on 4 March",
};

test("a pasted address is read as its domain, and empty fields as nothing", () => {
  const { domain, name, duns, lines, closeDay } = schema.parse({ ...good, duns: " ", street: "" });
  expect({ domain, name, duns, lines, closeDay }).toEqual({
    domain: "fenwick-infirmary.example",
    name: "Fenwick Royal Infirmary",
    duns: undefined,
    lines: [{ productId: product, quantity: 40 }],
    closeDay: today,
  });
});

test.each([
  ["domain", { domain: "not a domain" }],
  ["name", { name: "  " }],
  ["country", { country: "XX" }],
  ["duns", { duns: "12345" }],
  ["contactEmail", { contactEmail: "claire" }],
  ["closeDay", { closeDay: "2026-03-11" }],
  ["closeDay", { closeDay: "2026-04-31" }],
  ["closeDay", { closeDay: "2036-03-13" }],
  ["closeDay", { closeDay: "9999-12-31" }],
  ["contactEmail", { contactEmail: `${"a".repeat(300)}@b.example` }],
  ["name", { name: "\u200b\u202e" }],
  ["domain", { domain: "192.168.0.1" }],
  ["domain", { domain: "[::1]" }],
  ["domain", { domain: "3232235521" }],
  ["stage", { stage: "won" }],
  ["lines", { lines: [] }],
  ["lines", { lines: [{ productId: product, quantity: "0" }] }],
  ["lines", { lines: [{ productId: product, quantity: "1.5" }] }],
  ["lines", { lines: [{ productId: "", quantity: "1" }] }],
  ["workDone", { workDone: "" }],
  ["dealId", { dealId: "1" }],
])("%s is refused when it is wrong", (field, change) => {
  const { error } = schema.safeParse({ ...good, ...change });
  expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
});

test("a domain may be written in any writing, and as programs write it", () => {
  for (const domain of ["münchen.example", "acme.xn--p1ai", "пример.рф"]) {
    expect(schema.parse({ ...good, domain }).domain).toBe(domain);
  }
});

test("what cannot be seen is no part of a word", () => {
  const { name, workDone } = schema.parse({
    ...good,
    name: "A\u0007c\u202eme",
    workDone: "One\u0000\nTwo",
  });
  expect({ name, workDone }).toEqual({ name: "Acme", workDone: "One\nTwo" });
});

test("a line that is no line is told as one that names no part", () => {
  const { error } = schema.safeParse({ ...good, lines: ["x"] });
  expect(error?.issues.map(({ message }) => message)).toEqual(["Choose a part"]);
});
