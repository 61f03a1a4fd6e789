import { expect, test } from "vitest";

import { outlookFrom, outlookQuery, readOutlookQuery } from "./outlook.ts";

const part = "0195d7a0-0000-7000-8000-000000000001";

test("what is typed travels in an address and is read there as it was", () => {
  const form = { currency: "EUR", country: "GB", lines: [{ productId: part, quantity: "40" }, {}] };
  const query = outlookQuery(form);
  expect(readOutlookQuery(new URLSearchParams(query ?? ""))).toEqual({
    currency: "EUR",
    country: "GB",
    lines: [{ productId: part, quantity: "40" }],
  });
});

test("without a part there is nothing to ask, and what is no line is none", () => {
  expect(outlookQuery({ currency: "EUR", country: "", lines: [{ quantity: "1" }] })).toBeNull();
  const odd = new URLSearchParams([
    ["currency", "EURO"],
    ["country", "gb'"],
    ["line", "x:1"],
    ["line", `${part}:-1`],
    ...Array.from({ length: 80 }, () => ["line", `${part}:1`]),
  ]);
  const read = readOutlookQuery(odd);
  expect(read).toMatchObject({ currency: "EUR", country: null });
  expect(read.lines.length).toBeLessThanOrEqual(50);
});

test("days come back as days", () => {
  const dueAt = new Date("2026-03-17T11:49:00Z");
  const outlook = {
    taken: true as const,
    programName: "2026",
    protectionDays: 90,
    ...{ decideBy: dueAt, protectedUntil: dueAt, firstUpdate: dueAt },
    steps: [{ name: "Decision", approver: "Ingrid", dueAt }],
  };
  expect(outlookFrom(JSON.stringify(outlook))).toEqual(outlook);
  expect(outlookFrom("null")).toBeNull();
});
