import { expect, test } from "vitest";

import { ByteRow, byteDialect, ScannedCells } from "./byte-row.ts";
import { RememberedBytes } from "./remembered-bytes.ts";

const dialect = byteDialect({ delimiter: ",", quote: '"', escapes: "doubled" });
const cells = new ScannedCells();

function scanned(text: string): ScannedCells {
  if (!dialect) throw new Error("Its signs are single bytes");
  const bytes = Buffer.from(text);
  expect(new ByteRow(1, bytes, 0, bytes.length, text.includes('"'), dialect).scan(cells)).toBe(
    true,
  );
  return cells;
}

test("cells are known by their bytes, with quotes and without, and never for their neighbours'", () => {
  const known = new RememberedBytes<string>([0, 2, -1]);
  known.learn(scanned("ab,x,c"), "first");
  known.learn(scanned("a,x,bc"), "second");
  expect(known.get(scanned('"ab",other,"c"'))).toBe("first");
  expect(known.get(scanned("a,,bc"))).toBe("second");
  expect(known.get(scanned("abc,x,"))).toBeUndefined();
  known.learn(scanned("abc,x"), "short");
  expect(known.get(scanned("abc,y,"))).toBe("short");
});

test("thousands are told apart, and all are forgotten when there is no room for another", () => {
  const known = new RememberedBytes<number>([0], 5_000);
  for (let nth = 0; nth < 5_000; nth += 1) known.learn(scanned(`part ${nth}`), nth);
  for (let nth = 0; nth < 5_000; nth += 1) expect(known.get(scanned(`part ${nth}`))).toBe(nth);
  known.learn(scanned("one more"), 1);
  expect(known.get(scanned("part 1"))).toBeUndefined();
  expect(known.get(scanned("one more"))).toBe(1);
});
