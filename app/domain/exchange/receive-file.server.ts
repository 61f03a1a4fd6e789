import type { Readable } from "node:stream";

import { can, type Permission } from "#app/domain/identity/permissions.ts";
import { isAdjustment } from "#app/domain/revenue/sales-line.ts";
import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { FileTooLarge, type StoredFile, storeFile } from "#app/platform/files/file-store.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { readJob } from "./read-job.ts";
import { insertSubmission, selectSameFile } from "./submission.store.server.ts";
import {
  isRecordKind,
  LARGEST_FILE,
  type RecordKind,
  type SubmissionKind,
  tidyFileName,
} from "./submission.ts";

export type Received =
  | { ok: true; submissionId: string }
  | { ok: false; reason: "too-large" | "wrong-kind" }
  | { ok: false; reason: "same-file"; submissionId: string };

/** Who may hand a kind of records over: whoever keeps such records by hand. */
const keeping: Record<RecordKind, Permission> = {
  products: "catalog:manage",
  prices: "catalog:manage",
  customers: "customer:read",
  partners: "partner:manage",
  rates: "revenue:read",
  channel_costs: "cost:manage",
  standard_costs: "cost:manage",
};

/** Which files each side hands over: a supplier neither buys from the vendor nor sells for it, and forecasts. */
export function mayHandOver(actor: Actor, kind: SubmissionKind): boolean {
  if (isRecordKind(kind)) return actor.audience === "vendor" && can(actor, keeping[kind]);
  const own = kind === "sell_in" || kind === "direct" || isAdjustment(kind);
  if (actor.audience === "vendor") return own;
  if (kind === "forecast") return can(actor, "demand:publish");
  return !own && actor.partnerKind !== "supplier";
}

/** Keeps a file as it arrives, whatever its size, without holding it in memory. */
export async function keepFile(
  actor: Actor,
  content: AsyncIterable<Uint8Array> | Readable,
): Promise<StoredFile | "too-large"> {
  try {
    return await storeFile(actor.vendorId, content, LARGEST_FILE);
  } catch (error) {
    if (error instanceof FileTooLarge) return "too-large";
    throw error;
  }
}

/**
 * Hands a kept file over: it is read in the background. The same file again changes nothing, and neither does the same
 * `id`, by which a sender that does not know whether it was done tries again.
 */
export async function handOver(
  actor: Actor,
  kind: SubmissionKind,
  file: StoredFile & { name: string },
  at: Date,
  id = newId(),
): Promise<Received> {
  if (!mayHandOver(actor, kind)) return { ok: false, reason: "wrong-kind" };
  const { partnerId, vendorId } = actor;
  const fileName = tidyFileName(file.name);
  try {
    await withScope(actor, async (tx) => {
      await insertSubmission(tx, {
        id,
        partnerId,
        kind,
        fileName,
        bytes: file.bytes,
        sha256: file.sha256,
        status: "received",
        senderName: actor.name,
        createdAt: at,
      });
      await audit(tx, actor, "submission.received", { kind: "submission", id }, { kind, fileName });
      await enqueue(tx, readJob, { vendorId, submissionId: id }, { key: `${readJob.name}:${id}` });
    });
    return { ok: true, submissionId: id };
  } catch (error) {
    if (brokeConstraint(error, "submission_pkey")) {
      return { ok: false, reason: "same-file", submissionId: id };
    }
    if (!brokeConstraint(error, "submission_same_file")) throw error;
  }
  const same = await withScope(actor, (tx) =>
    selectSameFile(tx, { partnerId, kind, sha256: file.sha256 }),
  );
  // Refused in the meantime, so that it is no longer in the way.
  if (!same) return handOver(actor, kind, file, at, id);
  return { ok: false, reason: "same-file", submissionId: same.id };
}
