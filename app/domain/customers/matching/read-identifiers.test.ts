import { expect, test } from "vitest";

import { readCountry } from "./read-country.ts";
import { readDuns, readLei, readTaxNumber } from "./read-identifiers.ts";

test("a DUNS number has nine digits that are not all one", () => {
  expect(readDuns("21-884-1176")).toBe("218841176");
  expect(readDuns("000000000")).toBeNull();
  expect(readDuns("2188411")).toBeNull();
});

test("an LEI carries its own check", () => {
  expect(readLei("5493 00IBP32UQZ0KLQ 24")).toBeNull();
  expect(readLei("HWUPKR0MPOU8FGXBT394")).toBe("HWUPKR0MPOU8FGXBT394");
  expect(readLei("HWUPKR0MPOU8FGXBT395")).toBeNull();
});

test.each([
  ["DE136695976", null, "DE136695976"],
  ["DE 136 695 977", null, null],
  ["136695976", "DE", "DE136695976"],
  ["NL004495445B01", null, "NL004495445B01"],
  ["GB980780684", null, "GB980780684"],
  ["IT00743110157", null, "IT00743110157"],
  ["PL8567346215", null, "PL8567346215"],
  ["PT501964843", null, "PT501964843"],
  ["FR40303265045", null, "FR40303265045"],
  ["DK13585628", null, "DK13585628"],
  ["FI20774740", null, "FI20774740"],
  ["SE123456789701", null, "SE123456789701"],
  ["BE0428759497", null, "BE0428759497"],
  ["IT00743110158", null, null],
  ["12-3456789", "US", "123456789"],
  ["none", "US", null],
])("the tax number %s in %s is %s", (text, country, expected) => {
  expect(readTaxNumber(text, country)).toBe(expected);
});

test.each([
  ["Deutschland", "DE"],
  ["Germany", "DE"],
  ["UK", "GB"],
  ["U.S.A.", "US"],
  ["日本", "JP"],
  ["deu", "DE"],
  ["Atlantis", "ATLANTIS"],
])("%s is %s", (text, code) => {
  expect(readCountry(text)).toBe(code);
});
