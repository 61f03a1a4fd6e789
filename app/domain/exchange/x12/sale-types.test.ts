import { expect, test } from "vitest";

import { aRowContext } from "#tests/support/a-row-context.ts";
import { instead, linesOf, opened } from "#tests/support/opened-x12.ts";
import { oneSale, x12File } from "#tests/support/x12.ts";

import { checkSale } from "../check-sale.ts";
import { saleTypeOf } from "../sale-type.ts";
import { noSales, returns, sales } from "./codes.ts";

test("every code of a transfer has one meaning, whatever the file", () => {
  for (const code of sales) expect(saleTypeOf(code)).toEqual({ is: "sale" });
  for (const code of returns) expect(saleTypeOf(code)).toEqual({ is: "return" });
  for (const [code, name] of Object.entries(noSales)) {
    expect(saleTypeOf(code)).toEqual({ is: "no sale", name });
  }
  expect(saleTypeOf("XX")).toBeNull();
});

test.each([
  ["a sale", oneSale, "SD", "6"],
  ["a return", instead("PTD*", "PTD*RU***IV*INV-77*DC"), "RU", "-6"],
  ["a return by its movement", instead("PTD*", "PTD*SS***IV*INV-77*CD"), "BN", "-6"],
  ["a return by its quantity", instead("QTY*32", "QTY*84*6*EA"), "BN", "-6"],
  ["a negative sale", instead("QTY*32", "QTY*32*-6*EA"), "BN", "-6"],
])("%s has the sign of its type", async (_what, segments, type, quantity) => {
  const [line] = await linesOf(x12File({ 867: segments }), "pos");
  expect(line).toMatchObject({ "Transaction type": type, Quantity: quantity });
});

test("boxes are refused by the same rule as in any file", async () => {
  const { rows } = await opened(x12File({ 867: instead("QTY*32", "QTY*32*6*BX") }), "pos");
  const [header, line] = rows;
  if (!header || !line) throw new Error("A line is missing");
  const sale = checkSale(
    aRowContext(header.cells.slice(0, -2).join(",")),
    2,
    line.cells.slice(0, -2),
  );
  expect(sale.ok ? [] : sale.errors.map(({ what, value }) => `${value}: ${what}`)).toContain(
    "BX: Quantity is not in single pieces",
  );
});
