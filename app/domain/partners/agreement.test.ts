import { expect, test } from "vitest";

import { agreementState, inOrder } from "./agreement.ts";

const today = new Date("2026-05-01");
const open = { endedAt: null, replaced: false };

test.each([
  { until: null, state: "in_force" },
  { until: "2027-05-01", state: "in_force" },
  { until: "2026-07-01", state: "in_force" },
  { until: "2026-06-30", state: "expiring" },
  { until: "2026-05-01", state: "expiring" },
  { until: "2026-04-30", state: "expired" },
])("an agreement until $until is $state", ({ until, state }) => {
  expect(agreementState({ ...open, validUntil: until ? new Date(until) : null }, today)).toBe(
    state,
  );
});

test("what was ended or renewed does not expire", () => {
  const validUntil = new Date("2026-04-30");
  expect(agreementState({ endedAt: today, replaced: false, validUntil }, today)).toBe("ended");
  expect(agreementState({ endedAt: null, replaced: true, validUntil }, today)).toBe("replaced");
});

test("the next to expire comes first, what is over last", () => {
  const one = (id: string, over: object) => ({
    id,
    partnerId: "",
    kind: "partner" as const,
    version: "1",
    reference: null,
    signedOn: today,
    validUntil: null,
    endNote: null,
    ...open,
    ...over,
  });
  const order = inOrder([
    one("over", { endedAt: today }),
    one("forever", {}),
    one("soon", { validUntil: new Date("2026-06-01") }),
  ]);
  expect(order.map(({ id }) => id)).toEqual(["soon", "forever", "over"]);
});
