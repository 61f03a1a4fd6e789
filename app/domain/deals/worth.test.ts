import { expect, test } from "vitest";

import { worthOf } from "./worth.ts";

const parts = [
  { id: "a", partNo: "A", name: "A", familyName: "F", listMinor: 81_000n, unitMinor: 56_700n },
];

test("what cannot be read yet counts nothing", () => {
  const lines = [
    { productId: "a", quantity: "40" },
    { productId: "a", quantity: "4x" },
    { productId: "a" },
    { productId: "gone", quantity: "3" },
    {},
  ];
  expect(worthOf(lines, parts)).toEqual({ atList: 3_240_000n, atYours: 2_268_000n });
});
