import { expect, test } from "vitest";

import { selectRows } from "#app/domain/exchange/row.store.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld } from "#tests/support/world.ts";

import { liveFacts, pos, send, sendAndRead } from "./hand-over.ts";

const good = "N-1,2026-07-10,HI-4210,6,890.50,Ada,Solvang Energi AS,solvang.example";

test("a distributor's file becomes facts that name product, reseller and end customer", async () => {
  const { vendorId, north, ada, sentry } = await aWorld();

  const submission = await sendAndRead(north, "pos", pos(good));

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 0 });
  const facts = await liveFacts(vendorId);
  expect(facts).toMatchObject([
    {
      kind: "sell_through",
      partnerId: north.partnerId,
      soldToId: ada.partnerId,
      productId: sentry.id,
      day: new Date("2026-07-10"),
      quantity: 6,
      unitMicros: 890_500_000n,
      amountMinor: 534_300n,
      currency: "EUR",
      rowNo: 2,
      submissionId: submission.id,
    },
  ]);
  expect(facts[0]?.partyId).not.toBeNull();
});

test("a refused row says every mistake in it, and does not hold up the others", async () => {
  const { vendorId, north } = await aWorld();
  const bad = "N-2,31.09.2026,HI-9999,0,-5,Nobody,,";

  const submission = await sendAndRead(north, "pos", pos(good, bad));

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 1 });
  expect(await liveFacts(vendorId)).toHaveLength(1);
  const rows = await withScope(north, (tx) =>
    selectRows(tx, submission.id, { verdict: "refused" }, 10),
  );
  expect(rows).toMatchObject([{ rowNo: 3, raw: bad }]);
  expect(rows[0]?.errors.map(({ column, value, what }) => [column, value, what])).toEqual([
    ["Invoice Date", "31.09.2026", "Invoice day does not exist"],
    ["Part Number", "HI-9999", "Part number not known"],
    ["Qty", "0", "Quantity is zero"],
    ["Unit Price", "-5", "Unit price is negative"],
    ["Reseller", "Nobody", "Reseller not known"],
  ]);
});

test("a reseller that is not linked to the distributor is not known to it", async () => {
  const { north, bob } = await aWorld();

  const submission = await sendAndRead(north, "pos", pos(good.replace("Ada", bob.name)));

  expect(submission).toMatchObject({ status: "refused", problem: "The only row has a mistake" });
  const [row] = await withScope(north, (tx) => selectRows(tx, submission.id, {}, 10));
  expect(row?.errors).toMatchObject([
    { what: "Reseller not known", value: "Bob", hint: "Linked to you at Halden: Ada" },
  ]);
});

test("the same file again changes nothing and names the submission it was", async () => {
  const { vendorId, north } = await aWorld();
  const first = await sendAndRead(north, "pos", pos(good));
  const before = await liveFacts(vendorId);

  const again = await send(north, "pos", pos(good), "another-name.csv");

  expect(again).toEqual({ ok: false, reason: "same-file", submissionId: first.id });
  expect(await liveFacts(vendorId)).toEqual(before);
});

test("a file that was refused may be sent again", async () => {
  const { north } = await aWorld();
  const broken = pos("N-1,2026-07-10,HI-9999,6,890.50,Ada,,");
  const first = await sendAndRead(north, "pos", broken);

  const second = await sendAndRead(north, "pos", broken);

  expect([first.status, second.status]).toEqual(["refused", "refused"]);
  expect(second.id).not.toBe(first.id);
});

test("a line reported again is the same, a corrected one takes its place", async () => {
  const { vendorId, north } = await aWorld();
  await sendAndRead(north, "pos", pos(good));
  const more = "N-2,2026-07-11,HI-7710,1,400,Ada,,";

  const repeated = await sendAndRead(north, "pos", pos(good, more));
  const corrected = await sendAndRead(north, "pos", pos(good.replace(",6,", ",5,")));

  expect(repeated).toMatchObject({ rowsTaken: 1, rowsSame: 1 });
  expect(corrected).toMatchObject({ rowsTaken: 1, rowsSame: 0 });
  const facts = await liveFacts(vendorId);
  expect(facts.map(({ document, quantity }) => [document, quantity])).toEqual([
    ["N-1", 5],
    ["N-2", 1],
  ]);
});

test("a return is a line of its own beside the sale it takes back", async () => {
  const { vendorId, north } = await aWorld();

  await sendAndRead(north, "pos", pos(good, good.replace(",6,", ",-2,")));

  const facts = await liveFacts(vendorId);
  expect(facts.map(({ quantity, amountMinor }) => [quantity, amountMinor])).toEqual([
    [6, 534_300n],
    [-2, -178_100n],
  ]);
});

test("two different rows for one line of one file: the second is refused", async () => {
  const { north } = await aWorld();
  const header = "Invoice No,Line,Invoice Date,Part,Qty,Price,Reseller\n";
  const rows = "N-1,1,2026-07-10,HI-4210,6,10,Ada\nN-1,1,2026-07-10,HI-4210,7,10,Ada\n";

  const submission = await sendAndRead(north, "pos", header + rows);

  expect(submission).toMatchObject({ rowsTaken: 1, rowsRefused: 1 });
  const refused = await withScope(north, (tx) =>
    selectRows(tx, submission.id, { verdict: "refused" }, 10),
  );
  expect(refused).toMatchObject([{ rowNo: 3, errors: [{ value: "row 2" }] }]);
});

test("without line numbers, a part twice in one invoice is two lines, also the second time", async () => {
  const { vendorId, north } = await aWorld();
  await sendAndRead(north, "pos", pos(good, good.replace(",6,", ",2,")));

  const again = await sendAndRead(
    north,
    "pos",
    pos(good, good.replace(",6,", ",2,"), good.replace("N-1", "N-9")),
  );

  expect(again).toMatchObject({ rowsTaken: 1, rowsSame: 2 });
  expect(await liveFacts(vendorId)).toHaveLength(3);
});

test("a reseller's line that its distributor reported too is linked to it, whoever comes first", async () => {
  const { vendorId, north, adaAdmin } = await aWorld();
  const own = (document: string, day: string) =>
    `Invoice No,Date,Part,Qty,Price,Customer,Web\n${document},${day},HI-4210,6,990,Solvang Energi,solvang.example\n`;

  await sendAndRead(adaAdmin, "pos", own("A-7", "2026-07-12"));
  await sendAndRead(north, "pos", pos(good));
  await sendAndRead(adaAdmin, "pos", own("A-8", "2026-07-11"));

  const facts = await liveFacts(vendorId);
  const reported = facts.find((fact) => fact.document === "N-1");
  expect(facts.map(({ document, shadowOfId }) => [document, shadowOfId])).toEqual([
    ["A-7", reported?.id],
    ["A-8", null],
    ["N-1", null],
  ]);
});

test("what a corrected line echoed stands for itself again", async () => {
  const { vendorId, north, adaAdmin } = await aWorld();
  await sendAndRead(north, "pos", pos(good));
  await sendAndRead(
    adaAdmin,
    "pos",
    "Invoice No,Date,Part,Qty,Price,Customer,Web\nA-7,2026-07-10,HI-4210,6,990,Solvang,solvang.example\n",
  );

  await sendAndRead(north, "pos", pos(good.replace(",6,", ",4,")));

  const own = (await liveFacts(vendorId)).find((fact) => fact.document === "A-7");
  expect(own?.shadowOfId).toBeNull();
});

test.each([
  { what: "an empty file", text: "", problem: "The file is empty" },
  {
    what: "half a workbook",
    text: "PK\u0003\u0004 and so on",
    problem: "The workbook is not whole. Open it in Excel, save it and send it again",
  },
  {
    what: "bytes that are not text",
    text: Buffer.from([1, 2, 0, 3]),
    problem:
      "The file is not text: there is a zero byte in line 1. Export the rows as CSV and send them",
  },
  {
    what: "rows without a header",
    text: "N-1,2026-07-10,HI-4210\nN-2,2026-07-10,HI-4210\n",
    problem:
      "None of the first rows names the columns. The file needs a header row with Invoice number, Invoice day, Part number, Quantity, Unit price",
  },
  {
    what: "a header that lacks a column",
    text: "Invoice No,Invoice Date,Part Number,Unit Price\nN-1,2026-07-10,HI-4210,5\n",
    problem: 'The header in row 1 has no column for Quantity (for example "Qty" or "Quantity")',
  },
  {
    what: "a header and nothing else",
    text: pos(),
    problem: "The file has a header and no rows below it",
  },
  {
    what: "a quotation mark that is never closed",
    text: pos(good, '"N-2,2026-07-10,HI-4210,1,2,Ada,,'),
    problem: "Row 3 does not end: a quotation mark in it is opened and never closed",
  },
])("$what is refused with a sentence, and nothing is applied", async ({ text, problem }) => {
  const { vendorId, north } = await aWorld();

  const submission = await sendAndRead(north, "pos", text);

  expect(submission).toMatchObject({ status: "refused", problem, rowsTaken: 0 });
  expect(await liveFacts(vendorId)).toEqual([]);
});
