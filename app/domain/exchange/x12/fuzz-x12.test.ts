import fc from "fast-check";
import { expect, test } from "vitest";

import { BrokenTable } from "#app/platform/tables/table.ts";
import { bytesOf, inPieces, oneSale, x12File } from "#tests/support/x12.ts";

import type { SubmissionKind } from "../submission.ts";
import { acknowledge } from "./acknowledge.ts";
import { openX12 } from "./open-x12.ts";

const TIME = { interruptAfterTimeLimit: 2_500, numRuns: 5_000, markInterruptAsFailure: false };
const kinds: SubmissionKind[] = ["pos", "inventory", "forecast", "sell_in"];

const wholes = [
  x12File({ 867: oneSale }),
  x12File({ 852: ["XQ*H*20260801*20260807", "LIN**VP*A", "ZA*QA*1*EA", "SDQ*EA*92*L*1", "CTT*1"] }),
  x12File({ 846: ["BIA*00*DD*R*20260801", "LIN*1*VP*A", "QTY*17*9*EA", "CTT*1"] }),
  x12File({ 830: ["BFR*05*F**DL*R", "LIN**VP*A", "FST*1*D*M*20260901", "CTT*1"] }),
];

/** Whatever the bytes: rows with as many cells as the header, or words; nothing else is ever thrown. */
async function survives(bytes: Uint8Array, kind: SubmissionKind, piece: number) {
  const file = await openX12(() => inPieces(bytes, piece), kind);
  const answer = acknowledge(file.survey, { taken: file.ok, firstControlNo: 1, at: new Date(0) });
  if (answer !== null) expect(answer).toMatch(/^ISA\*/);
  if (!file.ok) {
    expect(file.problem.length).toBeGreaterThan(5);
    return;
  }
  try {
    let width: number | null = null;
    for await (const { cells, rowNo, raw } of file.records) {
      width ??= cells.length;
      expect(cells).toHaveLength(width);
      expect(rowNo).toBeGreaterThan(0);
      expect(raw).not.toContain("\0");
    }
  } catch (error) {
    if (!(error instanceof BrokenTable)) throw error;
  }
}

test("arbitrary bytes", async () => {
  const beginning = fc.constantFrom("", "ISA", "ISA*00*", wholes[0]?.slice(0, 106) ?? "");
  await fc.assert(
    fc.asyncProperty(
      beginning,
      fc.uint8Array({ maxLength: 600 }),
      fc.constantFrom(...kinds),
      fc.integer({ min: 1, max: 300 }),
      (start, bytes, kind, piece) => survives(Buffer.concat([bytesOf(start), bytes]), kind, piece),
    ),
    TIME,
  );
});

const change = fc.oneof(
  fc.record({ cut: fc.nat(900), length: fc.nat(40) }),
  fc.record({ at: fc.nat(900), put: fc.string({ maxLength: 6 }) }),
  fc.record({
    at: fc.nat(900),
    put: fc.constantFrom(
      "~",
      "*",
      "*~",
      "\0",
      "\r\n",
      "ISA",
      "~SE*1*1~",
      "~QTY*32*9~",
      "~ST*867*9~",
    ),
  }),
  fc.record({ from: fc.nat(900), to: fc.nat(900) }),
);

function changed(text: string, changes: readonly object[]): string {
  let now = text;
  for (const each of changes as {
    cut?: number;
    length?: number;
    at?: number;
    put?: string;
    from?: number;
    to?: number;
  }[]) {
    if (each.cut !== undefined)
      now = now.slice(0, each.cut) + now.slice(each.cut + (each.length ?? 0));
    else if (each.put !== undefined) now = now.slice(0, each.at) + each.put + now.slice(each.at);
    // A part of the file comes twice.
    else now = now.slice(0, each.to) + now.slice(Math.min(each.from ?? 0, each.to ?? 0));
  }
  return now;
}

test("good files with something done to them", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wholes),
      fc.array(change, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...kinds),
      fc.integer({ min: 1, max: 300 }),
      (whole, changes, kind, piece) => survives(bytesOf(changed(whole, changes)), kind, piece),
    ),
    TIME,
  );
});

test.each([
  ["no terminator ever", "x"],
  ["nothing but terminators", "~"],
  ["nothing but line ends", "\n"],
  ["faults without end", "REF*ZZ*\u0001~"],
])("%s: memory has an end", async (_, filling) => {
  const start = bytesOf(x12File({ 867: oneSale }).slice(0, -40));
  const block = Buffer.alloc(1_000_000, filling, "latin1");
  async function* long() {
    yield start;
    for (let nth = 0; nth < 60; nth++) yield block;
  }
  const before = process.memoryUsage().rss;
  const file = await openX12(long, "pos");
  expect(file.ok).toBe(false);
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
});
