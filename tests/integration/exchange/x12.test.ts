import { expect, test } from "vitest";

import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { readSubmissionPage } from "#app/domain/exchange/read-submission-page.server.ts";
import { selectRows } from "#app/domain/exchange/row.store.server.ts";
import { answerSubmission } from "#app/domain/exchange/x12/answer-submission.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld } from "#tests/support/world.ts";
import { x12File } from "#tests/support/x12.ts";

import {
  at,
  decideAsShown,
  liveFacts,
  sendAndLook,
  sendAndRead,
  submissionOf,
} from "./hand-over.ts";

/** An 867 of one good sale and, where asked for, a line that nobody can read. */
const report = (reseller: string, document: string, ...more: string[]) => [
  ...["BPT*00*R-1*20260810", `PTD*SD***IV*${document}*DC`, `N1*DU*${reseller}`],
  ...["N1*EN*Solvang Energi AS*1*123456789", "N4*Bergen**5003*NO", "QTY*32*6*EA"],
  ...["LIN**VP*HI-4210", "UIT*EA*890.50*RS", "DTM*003*20260710", ...more],
];
const bad = ["PTD*SD***IV*X-2*DC", "QTY*32*six*ZZ", "LIN**VP*HI-4210", "DTM*003*20260231"];

const ak = (text = "") => text.split("~\n").filter((segment) => segment.startsWith("AK"));

test("an 867 becomes facts, and its acknowledgement accepts it", async () => {
  const { vendorId, north, ada, sentry } = await aWorld();
  const text = x12File({ 867: report(ada.name, "N-1") });

  const submission = await sendAndRead(north, "pos", text);

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 0 });
  expect(await liveFacts(vendorId)).toMatchObject([
    {
      ...{ document: "N-1", quantity: 6, amountMinor: 534_300n, soldToId: ada.partnerId },
      ...{ productId: sentry.id, day: new Date("2026-07-10") },
    },
  ]);
  const answer = await answerSubmission(north, submission.id);
  expect(ak(answer?.text)).toEqual(["AK1*PT*101", "AK2*867*0001", "AK5*A", "AK9*A*1*1*1"]);
  expect(answer?.fileName).toBe("report-997.x12");
  expect(await answerSubmission(north, submission.id)).toEqual(answer);
});

test("another partner gets no acknowledgement of it", async () => {
  const { north, ada, bob } = await aWorld();
  const { id } = await sendAndRead(north, "pos", x12File({ 867: report(ada.name, "N-1") }));
  expect(await answerSubmission(bob, id)).toBeNull();
});

test("a line that cannot be read is refused with its elements, and the others are taken", async () => {
  const { north, ada } = await aWorld();
  const text = x12File({ 867: report(ada.name, "N-1", ...bad) });

  const submission = await sendAndRead(north, "pos", text);

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 1 });
  const [row] = await withScope(north, (tx) =>
    selectRows(tx, submission.id, { verdict: "refused" }, 10),
  );
  expect(row?.errors.map(({ column, value }) => [column, value])).toEqual([
    ["QTY02", "six"],
    ["QTY03", "ZZ"],
    ["DTM02", "20260231"],
    ["Unit price", ""],
  ]);
  expect(row?.raw).toContain("QTY*32*six*ZZ~");
  const answer = await answerSubmission(north, submission.id);
  expect(ak(answer?.text)).toContain("AK4*3**7*ZZ");
  expect(ak(answer?.text).at(-1)).toBe("AK9*E*1*1*1");
});

test("a file with lying counts is refused whole, said to be rejected, and may be sent again", async () => {
  const { vendorId, north, ada } = await aWorld();
  const text = x12File({ 867: report(ada.name, "N-1") });

  const refused = await sendAndRead(north, "pos", text.replace("GE*1*", "GE*2*"));
  expect(refused).toMatchObject({ status: "refused", rowsRead: 0 });
  expect(refused.problem).toBe("Segment 14, GE01 2: 2 transaction sets said, 1 counted");
  expect(ak((await answerSubmission(north, refused.id))?.text).at(-1)).toBe("AK9*R*2*1*0*5");
  expect(await liveFacts(vendorId)).toEqual([]);

  // Its control numbers are free.
  expect(await sendAndRead(north, "pos", text)).toMatchObject({ status: "applied" });
});

test("a control number that was taken is not taken again, until its file is taken back", async () => {
  const { vendorId, north, ada } = await aWorld();
  const first = await sendAndRead(north, "pos", x12File({ 867: report(ada.name, "N-1") }));
  const other = x12File({ 867: report(ada.name, "N-2") });

  const again = await sendAndRead(north, "pos", other);
  expect(again).toMatchObject({
    status: "refused",
    problem:
      "Interchange 101 was taken before, in report.csv. A corrected report has control numbers of its own",
  });

  const wrapped = x12File({ 867: report(ada.name, "N-3") }, { controlNo: "000000555" });
  const group = await sendAndRead(north, "pos", wrapped);
  expect(group.problem).toMatch(/^Group 101 was taken before, in report\.csv/);

  const fresh = x12File({ 867: report(ada.name, "N-4") }, { controlNo: "000000556", groupNo: "9" });
  expect(await sendAndRead(north, "pos", fresh)).toMatchObject({ status: "applied" });

  expect(await reverseSubmission(north, first.id, at)).toMatchObject({ ok: true });
  expect(await sendAndRead(north, "pos", other)).toMatchObject({ status: "applied" });
  expect((await liveFacts(vendorId)).map(({ document }) => document)).toEqual(["N-2", "N-4"]);
});

test("of two files with one number that both wait, the second to be applied is refused", async () => {
  const { vendorId, north, ada } = await aWorld();
  await withScope(systemActor(vendorId), (tx) =>
    tx.intakeSetting.createMany({
      data: [{ vendorId, id: newId(), partnerId: north.partnerId, kind: "pos", rule: "asked" }],
    }),
  );
  const first = await sendAndLook(north, "pos", x12File({ 867: report(ada.name, "N-1") }));
  const second = await sendAndLook(north, "pos", x12File({ 867: report(ada.name, "N-2") }));
  expect([first.status, second.status]).toEqual(["waiting", "waiting"]);

  await decideAsShown(north, first.id, "apply");
  await decideAsShown(north, second.id, "apply");
  await settleJobs(vendorId);

  const ends = [await submissionOf(vendorId, first.id), await submissionOf(vendorId, second.id)];
  expect(ends.map(({ status }) => status).sort()).toEqual(["applied", "refused"]);
  expect(await liveFacts(vendorId)).toHaveLength(1);
  const refused = ends.find(({ status }) => status === "refused");
  expect(refused?.problem).toMatch(/^Interchange 101 was taken before/);
  expect(ak((await answerSubmission(north, refused?.id ?? ""))?.text).at(-1)).toBe("AK9*R*1*1*0");
});

test("a file that cancels a report is refused, and leads to the one file that holds it", async () => {
  const { north, ada } = await aWorld();
  const named = (reference: string, purpose = "00") =>
    report(ada.name, `N-${reference}`).with(0, `BPT*${purpose}*${reference}*20260810`);
  const numbered = (nth: number) => ({ controlNo: `00000020${nth}`, groupNo: `20${nth}` });
  const one = await sendAndRead(north, "pos", x12File({ 867: named("R-1") }, numbered(1)));
  await sendAndRead(north, "pos", x12File({ 867: named("R-2") }, numbered(2)));
  const both = { 867: named("R-3"), "867 again": named("R-4") };
  await sendAndRead(north, "pos", x12File(both, numbered(3)));

  const cancel = async (reference: string, nth: number) => {
    const text = x12File({ 867: named(reference, "01") }, numbered(nth));
    const { id, status } = await sendAndLook(north, "pos", text);
    expect(status).toBe("refused");
    return (await readSubmissionPage(north, id, {}))?.cancels?.id;
  };
  expect(await cancel("R-1", 4)).toBe(one.id);
  expect(await cancel("R-3", 5)).toBeUndefined();
  expect(await cancel("R-9", 6)).toBeUndefined();
});

test("each acknowledgement has a control number of its own", async () => {
  const { north, ada } = await aWorld();
  const numbers = [];
  for (const nth of [1, 2]) {
    const envelope = { controlNo: `00000020${nth}`, groupNo: `20${nth}` };
    const text = x12File({ 867: report(ada.name, `N-${nth}`) }, envelope);
    const { id } = await sendAndRead(north, "pos", text);
    numbers.push(/IEA\*1\*(\d+)/.exec((await answerSubmission(north, id))?.text ?? "")?.[1]);
  }
  expect(numbers).toEqual(["000000001", "000000002"]);
});

test("an 846 becomes stock, and a file of both kinds is taken as either", async () => {
  const { vendorId, north, ada } = await aWorld();
  const advice = ["BIA*00*DD*S-1*20260801", "N1*WH*Leeds*92*LDS", "LIN**VP*HI-4210", "QTY*17*9*EA"];
  const both =
    x12File({ 867: report(ada.name, "N-1") }) +
    x12File({ 846: advice }, { controlNo: "000000102" });

  const stock = await sendAndRead(north, "inventory", both);
  expect(stock).toMatchObject({ status: "applied", rowsTaken: 1 });
  const lines = await withScope(north, (tx) => tx.inventoryLine.findMany({ where: { vendorId } }));
  expect(lines).toMatchObject([{ location: "LDS", onHand: 9, asOf: new Date("2026-08-01") }]);

  expect(await sendAndRead(north, "pos", both)).toMatchObject({ status: "applied", rowsTaken: 1 });
});
