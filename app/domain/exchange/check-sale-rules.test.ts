import { describe, expect, test } from "vitest";

import { aRowContext } from "#tests/support/a-row-context.ts";

import { checkSale } from "./check-sale.ts";

const header = [
  ...["Invoice No", "Line", "Invoice Date", "Part Number", "Qty", "UOM", "Unit Price", "Reseller"],
  ...["Transaction Type", "Deal Reg No", "Ship and Debit No", "Serial Numbers", "End Customer"],
  ...["Customer Web", "DUNS", "VAT", "Postcode", "Country", "LEI", "Customer Phone"],
].join(",");
const good = {
  document: "SO-1",
  lineNo: "1",
  day: "2026-07-10",
  part: "HI-4210",
  quantity: "2",
  unit: "",
  unitPrice: "890.50",
  partner: "",
  type: "",
  deal: "",
  authorisation: "",
  serials: "",
  customer: "Solvang Energi AS",
  domain: "solvang.no",
  duns: "",
  vat: "",
  postcode: "",
  country: "NO",
  lei: "",
  phone: "",
};

type Over = Partial<typeof good>;
type Rules = { tolerance?: number | null; refuses?: boolean };

const checked = (over: Over, rules: Rules = {}) =>
  checkSale(aRowContext(header, rules), 2, Object.values({ ...good, ...over }));

/** "refused: Column value: what (hint)", or what is odd about a row that is taken. */
function told(over: Over, rules?: Rules): string[] {
  const sale = checked(over, rules);
  const how = sale.ok ? "taken" : sale.leftOut ? "left out" : "refused";
  const errors = sale.ok ? sale.warnings : sale.errors;
  return errors.map(
    ({ column, value, what, hint }) =>
      `${how}: ${column} ${value}: ${what}${hint ? ` (${hint})` : ""}`,
  );
}

test("a number that a spreadsheet shortened is that of no document", () => {
  expect(told({ document: "1.23457E+12" })).toEqual([
    "refused: Invoice No 1.23457E+12: Invoice number was shortened by a spreadsheet (Format its column as text or as a whole number, and export the file again)",
  ]);
  expect(told({ document: "SO-1+2" })).toEqual([]);
});

test("a price in another currency is not taken for one in the vendor's", () => {
  for (const unitPrice of ["$890.50", "890.50 USD", "CHF 890.50", "890.50 kr"]) {
    expect(told({ unitPrice })).toEqual([
      `refused: Unit Price ${unitPrice}: Unit price is in another currency (Write it in EUR)`,
    ]);
  }
  for (const unitPrice of ["€890.50", "890.50 EUR", "NET 890.50"]) {
    expect(told({ unitPrice })).toEqual([]);
  }
});

describe("the sign of a quantity fits the transaction type", () => {
  test.each([
    [{ type: "Sale" }, []],
    [{ type: "SS", quantity: "2" }, []],
    [{ type: "ship & debit" }, []],
    [{ type: "return", quantity: "-2" }, []],
    [{ type: "BN", quantity: "-2" }, []],
    [
      { type: "Return" },
      ["refused: Qty 2: A return has a positive quantity (Write -2, or another transaction type)"],
    ],
    [
      { type: "Sale", quantity: "-2" },
      [
        "refused: Qty -2: A sale has a negative quantity (Write 2, or return as the transaction type)",
      ],
    ],
    [
      { type: "gift" },
      [
        "refused: Transaction Type gift: Transaction type not known (Write sale or return, or the code of a transfer such as SS)",
      ],
    ],
  ])("%o", (over, expected) => {
    expect(told(over)).toEqual(expected);
  });
});

test.each([
  [{ type: "PA" }, "left out: Transaction Type PA: Price adjustment is no sale to anybody"],
  [{ type: "Stock rotation" }, "left out: Transaction Type Stock rotation: Return to the vendor"],
  [{ type: "IB", part: "?" }, "left out: Transaction Type IB: Interbranch transfer is no sale"],
])("what is no sale to anybody is left out and named: %o", (over, words) => {
  expect(told(over)).toEqual([expect.stringContaining(words)]);
});

test.each(["EA", "pcs", "Stück", "each", "PC."])("%s are pieces", (unit) => {
  expect(told({ unit })).toEqual([]);
});
test("boxes are counted by what the catalogue says is in one, at a tenth of the price", () => {
  const sale = checked({ part: "HI-7710", quantity: "3", unit: "BX", unitPrice: "100.05" });
  expect(sale.ok && sale.line).toMatchObject({
    ...{ quantity: 30, unitMicros: 10_005_000n, amountMinor: 30_015n },
  });
  expect(told({ part: "HI-7710", unit: "Metre" })).toEqual([]);
  expect(told({ part: "HI-7710", unit: "KG" })).toHaveLength(1);
  expect(told({ part: "HI-7710", unit: "BX", quantity: "1000001" })).toEqual([
    "refused: Qty 1000001: Quantity is too large",
  ]);
});

test("boxes are refused, not counted as pieces, where nobody knows what is in one", () => {
  expect(told({ unit: "BX" })).toEqual([
    "refused: UOM BX: Quantity is not in single pieces (Report it in pieces (EA))",
  ]);
});

describe("a price is compared with the list of its day", () => {
  const below = "Unit price is more than 50 % below the list price";
  test.each([
    ["500", []],
    ["499.99", [`taken: Unit Price 499.99: ${below} (The list says 1000.00 EUR on 2026-07-10)`]],
    ["1500", []],
    [
      "1500.01",
      [
        "taken: Unit Price 1500.01: Unit price is more than 50 % above the list price (The list says 1000.00 EUR on 2026-07-10)",
      ],
    ],
    ["0", []],
  ])("%s", (unitPrice, expected) => {
    expect(told({ unitPrice })).toEqual(expected);
  });

  test("after it changed, with the new one", () => {
    expect(told({ unitPrice: "890.50", day: "2026-09-01" })).toEqual([
      `taken: Unit Price 890.50: ${below} (The list says 2000.00 EUR on 2026-09-01)`,
    ]);
  });
  test("a special price is judged by its reference: below the list it is no surprise, above it is", () => {
    expect(told({ unitPrice: "100", authorisation: "SPA-1" })).toEqual([]);
    expect(told({ unitPrice: "100", deal: "d-7kq4m" })).toEqual([]);
    expect(told({ unitPrice: "10000", authorisation: "SPA-1" })).toHaveLength(1);
  });
  test("nothing is compared where the list has no price or the vendor does not ask", () => {
    expect(told({ unitPrice: "1", part: "HI-7710" })).toEqual([]);
    expect(told({ unitPrice: "1", day: "2025-12-31" })).toEqual([]);
    expect(told({ unitPrice: "1" }, { tolerance: null })).toEqual([]);
  });
  test("what the vendor invoiced itself is its own word", () => {
    const context = aRowContext(header.replace("Reseller", "Partner"), { kind: "sell_in" });
    const cells = Object.values({ ...good, partner: "BPK", unitPrice: "1" });
    expect(checkSale(context, 2, cells)).toMatchObject({ ok: true, warnings: [] });
  });
  test("a vendor may have such lines refused", () => {
    expect(told({ unitPrice: "100" }, { refuses: true })).toEqual([
      `refused: Unit Price 100: ${below} (The list says 1000.00 EUR on 2026-07-10)`,
    ]);
  });
});

describe("what a line refers to", () => {
  test("is kept with it", () => {
    const sale = checked({ deal: "D 7KQ4M", authorisation: "SPA-1", serials: "a1, A2" });
    expect(sale.ok && sale.line).toMatchObject({
      ...{ dealId: expect.stringMatching(/d1$/), authorisation: "SPA-1", serials: ["A1", "A2"] },
    });
  });
  test.each([
    [
      { deal: "D-00000" },
      "taken: Deal Reg No D-00000: Deal registration not known (Write the number of a deal that you or your resellers registered)",
    ],
    [
      { deal: "D-2RRRR" },
      "taken: Deal Reg No D-2RRRR: Deal registration is not approved (It is lost)",
    ],
    [
      { serials: "A1" },
      "taken: Serial Numbers A1: Serial numbers do not match the quantity (1 number for 2 units)",
    ],
    [
      { serials: "A1 a1" },
      "taken: Serial Numbers A1 a1: Serial numbers: the same number stands twice in the line",
    ],
  ])("that does not fit is told, and the sale taken: %o", (over, words) => {
    expect(told(over)).toEqual([words]);
  });
  test("a cell of anything but serial numbers is refused", () => {
    expect(told({ serials: "x".repeat(61) })[0]).toContain("Serial numbers cannot be read");
  });
});

describe("what identifies a customer is well-formed", () => {
  test.each([
    [{ duns: "21-884-1176" }],
    [{ lei: "5493001kjtiigc8y1r12", phone: "55 12 34 56" }],
    [{ vat: "NO 974 760 673 MVA" }],
    [{ vat: "974760673" }],
    [{ vat: "GB 123 4567 82" }],
    [{ domain: "https://www.solvang.no/kontakt" }],
    [{ postcode: "N-0150" }],
    [{ postcode: "HU1 2PS", country: "GB" }],
    [{ postcode: "anything", country: "IN" }],
  ])("%o", (over) => {
    expect(told(over)).toEqual([]);
  });
  test.each([
    [
      { duns: "1884117" },
      "refused: DUNS 1884117: DUNS is not well-formed (It has nine digits, leading zeros may",
    ],
    [{ lei: "5493001KJTIIGC8Y1R13" }, "refused: LEI 5493001KJTIIGC8Y1R13: LEI is not well-formed"],
    [{ phone: "none" }, "taken: Customer Phone none: Customer phone is not a telephone number"],
    [{ duns: "111111111" }, "refused: DUNS 111111111: DUNS is not well-formed"],
    [
      { vat: "NO974760674" },
      "refused: VAT NO974760674: VAT number is not well-formed (Numbers that begin with NO",
    ],
    [{ vat: "n/a" }, "refused: VAT n/a: VAT number is not well-formed"],
    [{ domain: "solvang" }, "refused: Customer Web solvang: Customer web is not a web address"],
    [
      { domain: "kari@solvang.no" },
      "taken: Customer Web kari@solvang.no: Customer web is an e-mail",
    ],
    [{ domain: "gmail.com" }, "taken: Customer Web gmail.com: Customer web belongs to a provider"],
    [
      { postcode: "15" },
      "taken: Postcode 15: Postcode has not the form of its country (Not as postcodes are in NO)",
    ],
  ])("%o: %s", (over, words) => {
    expect(told(over)).toEqual([expect.stringContaining(words)]);
  });
});
