import { randomUUID } from "node:crypto";

import { allocateLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import { applySales } from "#app/domain/revenue/apply-sales.server.ts";
import type { SalesKind, SalesLine } from "#app/domain/revenue/sales-line.ts";
import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
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
    await applySales(tx, { submissionId, partnerId, kind }, rows, at);
  });
  const productIds = [...new Set(lines.map(({ productId }) => productId))];
  await allocateLedger.run({ vendorId, productIds });
  return submissionId;
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
