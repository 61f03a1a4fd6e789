import {
  previewStockReversal,
  reverseStock,
  type StockReversal,
} from "#app/domain/inventory/reverse-inventory.server.ts";
import { lockInventory } from "#app/domain/inventory/staged-stock.server.ts";
import { booksClosedThrough, openPeriod } from "#app/domain/revenue/open-period.server.ts";
import { previewReversal, reverseSales } from "#app/domain/revenue/reverse-sales.server.ts";
import { lockSales } from "#app/domain/revenue/staged-sales.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { holdSubmission, selectSubmission } from "../submission.store.server.ts";
import type { FileKind, Submission } from "../submission.ts";
import { markControlNumbers } from "../x12/control.store.server.ts";
import { mayDecide } from "./decide-submission.server.ts";

const TIMEOUT_MS = 10 * 60_000;

/** What taking a file back does, in numbers. */
export type ReversalPreview = StockReversal & { amountMinor: bigint | null };

export type Reversed =
  | { ok: true; preview: ReversalPreview }
  | { ok: false; reason: "not-found" | "not-yours" | "not-applied" | "busy" }
  | { ok: false; reason: "closed"; through: Date };

type Applied = Submission & { kind: FileKind };

/** What the button would do; a refusal says why there is none. */
export const previewOf = (actor: Actor, id: string): Promise<Reversed> =>
  withScope(
    actor,
    async (tx) => {
      const found = await reversible(tx, actor, id);
      return found.ok ? asSystem(tx, actor, (system) => checked(system, found.submission)) : found;
    },
    { timeoutMs: TIMEOUT_MS },
  );

/** Takes back exactly what a file did, while its days are in open books: it is as if it had never come. */
export const reverseSubmission = (actor: Actor, id: string, at: Date): Promise<Reversed> =>
  withScope(
    actor,
    async (tx): Promise<Reversed> => {
      const found = await reversible(tx, actor, id);
      if (!found.ok) return found;
      const { submission } = found;
      const { kind, partnerId } = submission;
      const outcome = await asSystem(tx, actor, async (system): Promise<Reversed> => {
        if (!(await holdSubmission(system, id))) return { ok: false, reason: "busy" };
        if (kind === "inventory" && partnerId) await lockInventory(system, partnerId);
        else await lockSales(system);
        const { count } = await system.submission.updateMany({
          where: { vendorId: tx.vendorId, id, status: "applied" },
          data: { decidedBy: actor.name },
        });
        if (count === 0) return { ok: false, reason: "not-applied" };
        const allowed = await checked(system, submission);
        if (!allowed.ok) return allowed;
        if (kind === "inventory" && partnerId) {
          await reverseStock(system, { submissionId: id, partnerId }, at);
        } else if (kind !== "inventory") {
          await reverseSales(system, { submissionId: id, partnerId, kind }, at);
        }
        await system.submission.updateMany({
          where: { vendorId: tx.vendorId, id },
          data: { status: "reversed", reversedAt: at },
        });
        await markControlNumbers(system, id, false);
        return allowed;
      });
      if (!outcome.ok) return outcome;
      const { ended, restored, replaced } = outcome.preview;
      const detail = { ended, restored, replaced };
      await audit(tx, actor, "submission.reversed", { kind: "submission", id }, detail);
      return outcome;
    },
    { timeoutMs: TIMEOUT_MS },
  );

type Found = { ok: true; submission: Applied } | Extract<Reversed, { ok: false }>;

async function reversible(tx: ScopedTx, actor: Actor, id: string): Promise<Found> {
  const submission = await selectSubmission(tx, id);
  if (!submission) return { ok: false, reason: "not-found" };
  if (!mayDecide(actor, submission)) return { ok: false, reason: "not-yours" };
  if (submission.status !== "applied" || submission.kind === "forecast") {
    return { ok: false, reason: "not-applied" };
  }
  return { ok: true, submission: { ...submission, kind: submission.kind } };
}

async function checked(tx: ScopedTx, submission: Applied): Promise<Reversed> {
  const { id: submissionId, kind, partnerId } = submission;
  const preview: ReversalPreview =
    kind === "inventory" && partnerId
      ? { ...(await previewStockReversal(tx, { submissionId, partnerId })), amountMinor: null }
      : await previewReversal(tx, submissionId);
  const through = await booksClosedThrough(tx);
  if (through && preview.from && !(await openPeriod(tx, preview.from))) {
    return { ok: false, reason: "closed", through };
  }
  return { ok: true, preview };
}
