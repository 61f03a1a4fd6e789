import { randomUUID } from "node:crypto";
import { fingerprint } from "#app/domain/customers/resolve.ts";
import { allocateLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import { applyStagedSales } from "#app/domain/revenue/apply-sales.server.ts";
import {
  lineKey,
  type SalesKind,
  type SalesLine,
  type SalesSubmission,
} from "#app/domain/revenue/sales-line.ts";
import { lockSales, selectKnownLines } from "#app/domain/revenue/staged-sales.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

const at = new Date("2026-10-01T08:00:00Z");

type Line = Pick<SalesLine, "productId" | "quantity"> &
  Partial<Omit<SalesLine, "day">> & { day: string };

/** A file of sales that was taken, row by row, and the ledger worked out from it. */
export async function reported(
  vendorId: number,
  kind: SalesKind,
  partnerId: string | null,
  lines: Line[],
) {
  const submissionId = newId();
  const rows = lines.map((line, index) => saleLine(line, index + 2));
  await withScope(systemActor(vendorId), async (tx) => {
    const fileName = `${kind}-${submissionId.slice(-4)}.csv`;
    await tx.submission.createMany({
      data: [
        {
          vendorId,
          id: submissionId,
          partnerId,
          kind,
          fileName,
          bytes: 1,
          sha256: randomUUID(),
          status: "applied",
          senderName: "A sender",
          createdAt: at,
        },
      ],
    });
    await tx.submissionRow.createMany({
      data: rows.map(({ rowNo, quantity }) => ({
        vendorId,
        submissionId,
        rowNo,
        partnerId,
        raw: `row ${rowNo};${quantity}`,
        verdict: "taken" as const,
      })),
    });
    await applied(tx, { submissionId, partnerId, kind }, rows);
  });
  const productIds = [...new Set(lines.map(({ productId }) => productId))];
  await allocateLedger.run({ vendorId, productIds });
  return submissionId;
}

const untold = { begin: async () => undefined, reach: async () => undefined };

/** Stages the lines as a reader does, and applies them. */
async function applied(tx: ScopedTx, submission: SalesSubmission, lines: readonly SalesLine[]) {
  const { submissionId, partnerId } = submission;
  await tx.stagingRow.createMany({
    data: lines.map((line) => ({
      vendorId: tx.vendorId,
      submissionId,
      rowNo: line.rowNo,
      productId: line.productId,
      day: line.day,
      quantity: line.quantity,
      unitMicros: line.unitMicros,
      amountMinor: line.amountMinor,
      branch: line.branch,
      document: line.document,
      lineNo: line.lineNo,
      lineKey: lineKey(submission, line),
      otherPartnerId: line.buyerId ?? line.soldToId ?? null,
      dealId: line.dealId ?? null,
      authorisation: line.authorisation ?? null,
      ...(line.party && {
        partyRow: line.rowNo,
        partyPrint: fingerprint(partnerId, line.party),
        partyWords: line.party,
      }),
    })),
  });
  await lockSales(tx);
  const currency = "EUR";
  const known = await selectKnownLines(tx, submission, currency);
  const lastRow = Math.max(0, ...lines.map(({ rowNo }) => rowNo));
  const productIds = lines.map(({ productId }) => productId);
  const times = lines.map(({ day }) => day.getTime());
  const days = { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
  const what = { currency, known, lines: lines.length, lastRow, productIds, days };
  await applyStagedSales(tx, submission, what, at, untold);
  await tx.stagingRow.deleteMany({ where: { vendorId: tx.vendorId, submissionId } });
}

function saleLine({ day, ...line }: Line, rowNo: number): SalesLine {
  return {
    rowNo,
    unitMicros: 0n,
    amountMinor: 0n,
    currency: "EUR",
    branch: "",
    document: `D-${rowNo}-${randomUUID()}`,
    lineNo: "1",
    ...line,
    day: new Date(day),
  };
}
