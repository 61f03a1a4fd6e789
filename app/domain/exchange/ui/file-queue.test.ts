import { expect, test } from "vitest";

import { FileQueue, type Outcome, PAUSES, type SentFile } from "./file-queue.ts";

const file = (name: string, text = "a,b\n1,2\n") => new File([text], name);
const sent = (name: string): Outcome => ({ ok: true, href: `/${name}`, same: false });

/** A queue whose requests end when the test says so. */
function aQueue() {
  const open = new Map<
    string,
    { end: (outcome: Outcome) => void; progress: (n: number) => void }
  >();
  const begun: string[] = [];
  const pauses: number[] = [];
  const wake: (() => void)[] = [];
  const queue = new FileQueue(
    ({ name }, address, progress) =>
      new Promise((end) => {
        begun.push(`${name} ${address}`);
        open.set(name, { end, progress });
      }),
    (milliseconds) => {
      pauses.push(milliseconds);
      return new Promise((awake) => wake.push(awake));
    },
    1_000,
  );
  const states = () => queue.snapshot().map(({ name, state }) => `${name} ${state}`);
  const end = async (name: string, outcome: Outcome) => {
    open.get(name)?.end(outcome);
    await new Promise(setImmediate);
  };
  const awake = async () => {
    wake.shift()?.();
    await new Promise(setImmediate);
  };
  return { queue, open, begun, pauses, states, end, awake };
}

test("two are sent at a time, the next when one has ended, and each has its own answer", async () => {
  const { queue, open, begun, states, end } = aQueue();
  queue.add([file("a"), file("b"), file("c")], ({ name }) => `/send/${name}`);
  expect(begun).toEqual(["a /send/a", "b /send/b"]);
  open.get("a")?.progress(4);
  expect(queue.snapshot()[0]).toMatchObject({ state: "sending", sent: 4, bytes: 8 });
  await end("b", { ok: false, words: "Not a table" });
  expect(states()).toEqual(["a sending", "b refused", "c sending"]);
  await end("a", sent("a"));
  await end("c", sent("c"));
  expect(states()).toEqual(["a sent", "b refused", "c sent"]);
  expect(queue.snapshot().map(({ answer }: SentFile) => answer)).toEqual([
    sent("a"),
    { ok: false, words: "Not a table" },
    sent("c"),
  ]);
});

test("what breaks is sent again by itself with growing pauses, and then by a press", async () => {
  const { queue, begun, pauses, states, end, awake } = aQueue();
  queue.add([file("a")], () => "/x");
  for (const _ of PAUSES) {
    await end("a", "broken");
    expect(states()).toEqual(["a pausing"]);
    await awake();
    expect(states()).toEqual(["a sending"]);
  }
  await end("a", "broken");
  expect(states()).toEqual(["a broken"]);
  expect(pauses).toEqual(PAUSES);
  queue.again(1);
  expect(states()).toEqual(["a sending"]);
  await end("a", sent("a"));
  expect(states()).toEqual(["a sent"]);
  expect(begun).toHaveLength(PAUSES.length + 2);
});

test("a press during a pause sends at once, and the pause that ends later does nothing", async () => {
  const { queue, begun, states, end, awake } = aQueue();
  queue.add([file("a")], () => "/x");
  await end("a", "broken");
  queue.again(1);
  await awake();
  expect(begun).toHaveLength(2);
  expect(states()).toEqual(["a sending"]);
});

test("what need not be sent to be known is refused at once", () => {
  const { queue, begun } = aQueue();
  queue.add([file("empty", ""), file("large", "x".repeat(1_001))], () => "/x");
  expect(queue.snapshot().map(({ answer }) => answer)).toEqual([
    { ok: false, words: "The file is empty" },
    { ok: false, words: "Too large" },
  ]);
  expect(begun).toEqual([]);
});

test("the list stays the same until something changes, and those at their end can be taken away", async () => {
  const { queue, states, end } = aQueue();
  let changes = 0;
  queue.subscribe(() => {
    changes += 1;
  });
  queue.add([file("a"), file("b")], () => "/x");
  expect(queue.snapshot()).toBe(queue.snapshot());
  await end("a", sent("a"));
  queue.clear();
  expect(states()).toEqual(["b sending"]);
  expect(changes).toBeGreaterThan(3);
});
