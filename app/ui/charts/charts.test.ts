import { expect, test } from "vitest";

import { placeSteps } from "./waterfall.tsx";

const step = (kind: "stock" | "flow" | "check", amount: bigint) => ({
  name: kind,
  text: String(amount),
  kind,
  amount,
});

test("flows stand on what was before them, stocks and checks on zero", () => {
  const placed = placeSteps([
    step("stock", 100n),
    step("flow", 50n),
    step("flow", -120n),
    step("stock", 30n),
    step("check", 30n),
  ]);
  expect(placed.map(({ low, high, level }) => [low, high, level])).toEqual([
    [0, 100, 100],
    [100, 150, 150],
    [30, 150, 30],
    [0, 30, 30],
    [0, 30, 30],
  ]);
});
