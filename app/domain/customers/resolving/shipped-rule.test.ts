import { expect, test } from "vitest";

import { labelledLists } from "#tests/support/labelled-lists.ts";
import { measureRule } from "#tests/support/measure-rule.ts";

import { SHIPPED_RULE } from "./shipped-rule.ts";

test.each([
  [["address", "city", "postcode", "phone", "domain"], 0.99, 0.93],
  [["address", "city", "postcode"], 0.98, 0.8],
  [["city"], 0.92, 0.7],
] as const)(
  "parties known by their name and %s: candidates are found, what is automatic is right",
  (fields, blocking, recall) => {
    const measured = measureRule(labelledLists({ size: 1_500, seed: 71, fields }), SHIPPED_RULE);
    expect(measured.precision).toBeGreaterThanOrEqual(0.99);
    expect(measured.blocking).toBeGreaterThanOrEqual(blocking);
    expect(measured.recall).toBeGreaterThanOrEqual(recall);
  },
);

test("a probability comes true at least as often as it says where nobody looks", () => {
  const fields = ["address", "city", "postcode"] as const;
  const { bands } = measureRule(labelledLists({ size: 2_000, seed: 72, fields }), SHIPPED_RULE);
  for (const { from, said, came } of bands.filter((band) => band.from >= SHIPPED_RULE.automatic))
    expect(came, `from ${from}`).toBeGreaterThanOrEqual(said - 0.01);
});
