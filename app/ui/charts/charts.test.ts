import { expect, test } from "vitest";

import { layFlow } from "./flow-layout.ts";
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

test("bands of one flow fill both of their ends", () => {
  const { nodes, links } = layFlow(
    [
      { id: "vendor", column: 0, value: 10 },
      { id: "channel", column: 1, value: 6 },
      { id: "direct", column: 1, value: 4 },
    ],
    [
      { from: "vendor", to: "direct", value: 4 },
      { from: "vendor", to: "channel", value: 6 },
    ],
    { width: 106, height: 110, node: 6, gap: 10 },
  );
  expect(nodes.map(({ x, top, height }) => [x, top, height])).toEqual([
    [0, 5, 100],
    [100, 0, 60],
    [100, 70, 40],
  ]);
  expect(links.map(({ to }) => to)).toEqual(["channel", "direct"]);
  expect(links[1]?.path).toBe("M6 65C53 65 53 70 100 70V110C53 110 53 105 6 105Z");
});
