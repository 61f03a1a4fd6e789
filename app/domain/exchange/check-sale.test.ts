import { expect, test } from "vitest";

import { aRowContext, bluepeak, sentry } from "#tests/support/a-row-context.ts";

import { checkSale } from "./check-sale.ts";
import type { SubmissionKind } from "./submission.ts";

const header =
  "Invoice No,Line,Invoice Date,Part Number,Qty,Unit Price,Currency,Reseller,End Customer,Country";
const good = {
  document: "SO-1",
  lineNo: "1",
  day: "2026-07-10",
  part: "hi 4210",
  quantity: "6",
  unitPrice: "890.50",
  currency: "EUR",
  partner: "Bluepeak IT",
  customer: "Solvang Energi AS",
  country: "Norway",
};

function check(over: Partial<typeof good> = {}, kind: SubmissionKind = "pos") {
  const named = kind === "sell_in" ? header.replace("Reseller", "Partner") : header;
  return checkSale(aRowContext(named, { kind }), 2, Object.values({ ...good, ...over }));
}
const mistakes = (over: Partial<typeof good>, kind?: SubmissionKind) => {
  const checked = check(over, kind);
  return checked.ok
    ? []
    : checked.errors.map(({ what, hint }) => (hint ? `${what}: ${hint}` : what));
};

test("a good row is a line of sales", () => {
  expect(check()).toEqual({
    ok: true,
    line: {
      rowNo: 2,
      document: "SO-1",
      lineNo: "1",
      branch: "",
      day: new Date("2026-07-10"),
      productId: sentry.id,
      quantity: 6,
      unitMicros: 890_500_000n,
      amountMinor: 534_300n,
      currency: "EUR",
      soldToId: bluepeak.id,
      party: { name: "Solvang Energi AS", country: "NO" },
    },
    warnings: [],
  });
});

test.each([
  [{ document: "" }, "Invoice number is missing"],
  [{ day: "2026-10-06" }, "Invoice day is in the future"],
  [{ day: "1999-12-31" }, "Invoice day is before 2000: Check the year"],
  [{ part: "HI-4201" }, "Part number not known: The nearest is HI-4210, Sentry"],
  [{ part: "X-1" }, "Part number not known: Use Halden’s own part number"],
  [{ quantity: "0" }, "Quantity is zero: A return is a negative quantity"],
  [{ quantity: "1.5" }, "Quantity is not a whole number: Count single units"],
  [{ unitPrice: "-5" }, "Unit price is negative: For a return, make the quantity negative instead"],
  [{ currency: "SEK" }, "Currency is not taken: Report to Halden in EUR"],
  [{ partner: "Nobody" }, "Reseller not known: Linked to you at Halden: Bluepeak IT"],
  [
    { partner: "", customer: "" },
    "Nobody is named as the buyer: Name the reseller or the end customer",
  ],
  [{ country: "Atlantis" }, "Country not known: Write its two letters, such as NO"],
])("%o: %s", (over, mistake) => {
  expect(mistakes(over)).toEqual([mistake]);
});

test("a day of today is no future, a return no mistake, a free unit no mistake", () => {
  expect(mistakes({ day: "2026-10-05", quantity: "-6", unitPrice: "0" })).toEqual([]);
});

test("every mistake of a row is said at once", () => {
  expect(mistakes({ document: "", part: "X-1", quantity: "0", unitPrice: "abc" })).toHaveLength(4);
});

test("a reseller is known by its code and by its name without legal form", () => {
  for (const partner of ["bpk", "BLUEPEAK IT", "Bluepeak IT AS"]) {
    expect(mistakes({ partner })).toEqual([]);
  }
});

test("a sell-in names the partner that bought and no end customer", () => {
  const checked = check({}, "sell_in");
  expect(checked.ok && checked.line).toMatchObject({ buyerId: bluepeak.id });
  expect(checked.ok && checked.line.party).toBeUndefined();
  expect(mistakes({ partner: "" }, "sell_in")).toEqual(["Partner is missing"]);
});

test("a direct sale needs its customer", () => {
  expect(mistakes({ customer: "" }, "direct")).toEqual(["End customer is missing"]);
});

test("an amount that no sum of the ledger could hold is refused", () => {
  expect(mistakes({ quantity: "10000000", unitPrice: "1000000000" })).toHaveLength(1);
  expect(check({ quantity: "1000000", unitPrice: "1000000" }).ok).toBe(true);
});
