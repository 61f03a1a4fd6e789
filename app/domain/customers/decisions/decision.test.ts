import fc from "fast-check";
import { expect, test } from "vitest";

import { type Decision, type DecisionKind, standingOf, type Told, valueNow } from "./decision.ts";
import { type CustomerRecord, parentsOf, pointersOf } from "./pointers.ts";

type Step = { kind: "set"; slot: number; value: number } | { kind: "turn"; nth: number };

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("set" as const), slot: fc.nat(3), value: fc.nat(4) }),
    fc.record({ kind: fc.constant("turn" as const), nth: fc.nat(20) }),
  ),
  { maxLength: 40 },
);

/** Does the steps one after the other, as the portal does: a slot is only looked at when a decision names it. */
function run(all: readonly Step[]) {
  const values = new Map<number, string | null>();
  const log: (Decision & { slot: number })[] = [];
  const told = (slot: number): Told[] => {
    const stands = standingOf(log);
    return log
      .filter((each) => each.slot === slot)
      .flatMap(({ id, no, moves }) =>
        moves.map(({ before, after }) => ({ no, before, after, stands: stands.has(id) })),
      );
  };
  for (const step of all) {
    const no = log.length + 1;
    const common = { id: `d${no}`, no };
    if (step.kind === "set") {
      const { slot } = step;
      const [before, after] = [values.get(slot) ?? `base${slot}`, `v${step.value}`];
      const move = { register: "party", subjectId: `s${slot}`, aspect: "", before, after } as const;
      log.push({ ...common, kind: "split", aboutId: null, moves: [move], slot });
      values.set(slot, after);
      continue;
    }
    const made = log.filter(({ aboutId }) => aboutId === null);
    const about = made[step.nth % Math.max(made.length, 1)];
    if (!about) continue;
    const kind: DecisionKind = standingOf(log).has(about.id) ? "undo" : "redo";
    log.push({ ...common, kind, aboutId: about.id, moves: [], slot: -1 });
    values.set(about.slot, valueNow(told(about.slot)));
  }
  return { values, log };
}

test("whatever is taken back and made again, what holds is what the decisions that stand would make anew", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { values, log } = run(all);
      const stands = standingOf(log);
      const replayed = new Map([...values.keys()].map((slot) => [slot, `base${slot}`]));
      for (const { id, slot, moves } of log) {
        if (stands.has(id) && slot >= 0) replayed.set(slot, moves[0]?.after ?? "");
      }
      expect([...values]).toEqual([...replayed]);
    }),
    { numRuns: 500 },
  );
});

const record = (id: string, more: Partial<CustomerRecord> = {}): CustomerRecord => ({
  id,
  mergedIntoId: null,
  splitFromId: null,
  ...more,
});
const party = (id: string, homeId: string, firstId = homeId) => ({
  ...{ id, homeId, firstId },
  customerId: homeId,
});

test("a party counts for the customer that its own was merged into, however often", () => {
  const { customerOf, lifeOf } = pointersOf(
    [record("a", { mergedIntoId: "b" }), record("b", { mergedIntoId: "c" }), record("c")],
    [party("p1", "a"), party("p2", "b")],
  );
  expect([...customerOf.values()]).toEqual(["c", "c"]);
  expect(lifeOf.get("a")).toBe("c");
});

test("a record that lost its last party is stood for by the customer that has the oldest", () => {
  const { lifeOf } = pointersOf(
    [record("a"), record("b"), record("c")],
    [party("p1", "b", "a"), party("p2", "c", "a"), party("p3", "c")],
  );
  expect(lifeOf.get("a")).toBe("b");
});

test("a record that never had a party lives, and one that a split made in vain is where it came from", () => {
  const { lifeOf } = pointersOf([record("a"), record("s", { splitFromId: "a" })], []);
  expect([lifeOf.get("a"), lifeOf.get("s")]).toEqual(["a", "a"]);
});

test("merges cannot run in a circle", () => {
  const circle = [record("a", { mergedIntoId: "b" }), record("b", { mergedIntoId: "a" })];
  expect(() => pointersOf(circle, [])).toThrow();
});

test("a child that its parent was merged into stands where the parent stood", () => {
  const lives = new Map([["parent", "child"]]);
  const parents = parentsOf(
    [
      { id: "parent", lifeId: "child", ownParentId: "top" },
      { id: "child", lifeId: "child", ownParentId: "parent" },
      { id: "sister", lifeId: "sister", ownParentId: "parent" },
    ],
    (id) => lives.get(id) ?? id,
  );
  expect(Object.fromEntries(parents)).toEqual({ child: "top", sister: "child" });
});
