import { expect, test } from "vitest";

import type { DealColumn } from "./deal-columns.ts";
import { readDealRow } from "./read-deal-row.ts";

const sentry = "0195d7a0-0000-7000-8000-000000000001";
const relay = "0195d7a0-0000-7000-8000-000000000002";
const ground = {
  today: new Date("2026-03-12"),
  currency: "EUR",
  parts: new Map([
    [
      "EUR",
      new Map([
        ["HI4210", sentry],
        ["HI7710", relay],
      ]),
    ],
  ]),
};
const good: Partial<Record<DealColumn, string>> = {
  name: "Northmoor Water",
  domain: "https://www.northmoor.example/",
  city: "Leeds",
  country: "United Kingdom",
  contactName: "Claire Dunn",
  part: "hi 4210; HI-7710",
  quantity: "40; 4",
  stage: "Proposal",
  closeDay: "31.03.2026",
  workDone: "Site survey",
};
const read = (change: Partial<Record<DealColumn, string>> = {}) => {
  const cells = { ...good, ...change };
  return readDealRow((column) => cells[column] ?? "", ground);
};

test("a row is a registration, with its parts by number and its country by name", () => {
  expect(read()).toMatchObject({
    ok: true,
    deal: {
      domain: "northmoor.example",
      country: "GB",
      currency: "EUR",
      stage: "proposal",
      closeDay: new Date("2026-03-31"),
      lines: [
        { productId: sentry, quantity: 40 },
        { productId: relay, quantity: 4 },
      ],
    },
  });
});

test.each([
  [{ name: "" }, "Customer", "Write the customer’s name"],
  [{ country: "Atlantis" }, "Country", "This is no country. Write a code such as DE"],
  [{ country: "" }, "Country", "Choose a country"],
  [{ part: "HI-9999", quantity: "1" }, "Part number", "Not on sale in this currency"],
  [{ part: "" }, "Part number", "Add at least one part"],
  [{ quantity: "40" }, "Quantity", "Write one quantity for each part, with semicolons between"],
  [{ quantity: "forty; 4" }, "Quantity", "The quantity is not a number"],
  [{ currency: "GBP" }, "Currency", "There are no prices in this currency"],
  [{ stage: "nearly" }, "Sales stage", expect.stringContaining("prospect")],
  [{ closeDay: "03/04/2026" }, "Expected order day", expect.stringContaining("two ways")],
  [{ closeDay: "2026-03-11" }, "Expected order day", "Choose today or a later day"],
  [{ workDone: "" }, "Work done", "Write what you have done so far"],
  [{ contactEmail: "claire" }, "Contact e-mail", "Write an address such as name@company.com"],
])("%j is said of its column", (change, column, words) => {
  const row = read(change as Partial<Record<DealColumn, string>>);
  const errors = row.ok ? [] : row.errors;
  expect(errors).toContainEqual(expect.objectContaining({ column, words }));
});

test("what could be read of a wrong row is there for a draft", () => {
  expect(read({ country: "Atlantis", workDone: "" }).form).toMatchObject({
    name: "Northmoor Water",
    city: "Leeds",
    closeDay: "2026-03-31",
    lines: [{ productId: sentry, quantity: "40" }, {}],
  });
});
