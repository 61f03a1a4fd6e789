import { expect, test } from "vitest";

import { bytesOf } from "#tests/support/x12.ts";

import { looksLikeX12 } from "./x12-beginning.ts";

test.each([
  "ISA*00*          *00*",
  "ISA,00,          ,00,",
  "ISA|00|          |00|",
  "\u00ef\u00bb\u00bf\r\n ISA*00*          *00*",
  "ISA*0*too*short*an*ISA*",
  "GS*PT*SENDER",
  "ST|867|0001",
  "UNB+UNOA:1",
  "\u00c9\u00e2\u00c1\u005c\u00f0\u00f0",
])("%j is X12, whole or broken", (start) => {
  expect(looksLikeX12(bytesOf(start))).toBe(true);
});

test.each([
  "",
  "ISA",
  "ISA,No,Part,Qty",
  "ISA number;Part",
  "GS,Part,Qty",
  "St;Part;Qty",
  "ST, Part",
  "Invoice No,Date",
  "PK\u0003\u0004",
])("%j is not", (start) => {
  expect(looksLikeX12(bytesOf(start))).toBe(false);
});
