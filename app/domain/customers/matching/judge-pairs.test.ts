import { expect, test } from "vitest";

import { judgeAlone, judgeAmongRivals } from "./judge-pairs.ts";

const candidates = (pairs: [number, number][]) => ({
  left: Int32Array.from(pairs, ([left]) => left),
  right: Int32Array.from(pairs, ([, right]) => right),
});

test("two equally good rivals share what there is", () => {
  const judge = judgeAmongRivals(
    candidates([
      [0, 0],
      [0, 1],
    ]),
    1,
    2,
  );
  const [one, other] = judge(Float64Array.of(8, 8));
  expect(one).toBeCloseTo(0.5, 2);
  expect(other).toBeCloseTo(0.5, 2);
});

test("a rival that is better placed elsewhere is no rival", () => {
  const judge = judgeAmongRivals(
    candidates([
      [0, 0],
      [0, 1],
      [1, 1],
    ]),
    2,
    2,
  );
  const [own, borrowed, strong] = judge(Float64Array.of(5, 5, 12));
  expect(own).toBeGreaterThan(0.98);
  expect(borrowed).toBeLessThan(0.01);
  expect(strong).toBeGreaterThan(0.99);
});

test("a pair without rivals keeps its own probability", () => {
  const pairs = candidates([[0, 0]]);
  const [alone] = judgeAlone(Float64Array.of(2));
  expect(judgeAmongRivals(pairs, 1, 1)(Float64Array.of(2))[0]).toBeCloseTo(alone ?? 0, 9);
});
