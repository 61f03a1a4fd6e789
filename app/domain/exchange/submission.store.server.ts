import { z } from "zod";

import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { Plan } from "./life/plan.ts";
import { FileLayoutSchema } from "./submission.schema.ts";
import type { FileLayout, Submission, SubmissionKind, SubmissionStatus } from "./submission.ts";

/** What is known of a submission. */
export const submissionColumns = {
  id: true,
  partnerId: true,
  kind: true,
  fileName: true,
  bytes: true,
  sha256: true,
  status: true,
  rowsRead: true,
  rowsTaken: true,
  rowsSame: true,
  rowsRefused: true,
  rowsLeftOut: true,
  rowsChanged: true,
  rowsDone: true,
  step: true,
  bytesRead: true,
  problem: true,
  senderName: true,
  createdAt: true,
  finishedAt: true,
  decidedBy: true,
  appliedNo: true,
  reversedAt: true,
  reversingBy: true,
  withheldAt: true,
  follows: true,
} satisfies Prisma.SubmissionSelect;

type NewSubmission = Omit<Prisma.SubmissionCreateManyInput, "vendorId">;

export async function insertSubmission(tx: ScopedTx, submission: NewSubmission) {
  await tx.submission.createMany({ data: [{ ...submission, vendorId: tx.vendorId }] });
}

/** The submission that holds this very file already. */
export function selectSameFile(
  tx: ScopedTx,
  { partnerId, kind, sha256 }: Pick<Submission, "partnerId" | "kind" | "sha256">,
): Promise<Submission | null> {
  return tx.submission.findFirst({
    where: {
      vendorId: tx.vendorId,
      partnerId,
      kind,
      sha256,
      status: { notIn: ["refused", "discarded", "reversed"] },
    },
    select: submissionColumns,
  });
}

export function selectSubmission(tx: ScopedTx, id: string): Promise<Submission | null> {
  return tx.submission.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: submissionColumns,
  });
}

/** How the file was read; null until its header was found. Other rooms' files keep only the header's cells. */
export async function selectLayout(tx: ScopedTx, id: string): Promise<FileLayout | null> {
  const row = await tx.submission.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: { header: true },
  });
  const layout = FileLayoutSchema.safeParse(row?.header);
  if (layout.success) return layout.data;
  const cells = z.array(z.string()).safeParse(row?.header);
  if (!cells.success) return null;
  return { encoding: "", delimiter: "", headerRow: 1, cells: cells.data, at: {} };
}

/** Holds the submission until the transaction ends, so that two readers of one file take turns. */
export async function lockSubmission(tx: ScopedTx, id: string): Promise<Submission | null> {
  await tx.$queryRaw`
    select id from submission where vendor_id = ${tx.vendorId} and id = ${id}::uuid for update`;
  return selectSubmission(tx, id);
}

/** The same without waiting: null while another reader holds it. */
export async function claimSubmission(tx: ScopedTx, id: string): Promise<Submission | null> {
  const held = await tx.$queryRaw<unknown[]>`
    select id from submission where vendor_id = ${tx.vendorId} and id = ${id}::uuid for update skip locked`;
  return held.length === 1 ? selectSubmission(tx, id) : null;
}

/** Holds a submission's work for this transaction without holding its row, so that progress can be told; false when another has it. */
export async function holdSubmission(tx: ScopedTx, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtext(${id}), ${tx.vendorId}::int) as free`;
  return row?.free ?? false;
}

/** What applying a file does, as it was worked out last. */
export async function selectPlan(tx: ScopedTx, id: string): Promise<Plan | null> {
  const row = await tx.submission.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: { plan: true },
  });
  const plan = Plan.safeParse(row?.plan);
  return plan.success ? plan.data : null;
}

/** Two files are applied in one order, whatever the clocks say. */
export async function nextAppliedNo(tx: ScopedTx): Promise<number> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('submission.order'), ${tx.vendorId}::int)`;
  const { _max } = await tx.submission.aggregate({
    where: { vendorId: tx.vendorId, appliedNo: { not: null } },
    _max: { appliedNo: true },
  });
  return (_max.appliedNo ?? 0) + 1;
}

export async function updateSubmission(
  tx: ScopedTx,
  id: string,
  change: Prisma.SubmissionUpdateManyMutationInput,
) {
  await tx.submission.updateMany({ where: { vendorId: tx.vendorId, id }, data: change });
}

export type SubmissionFilter = {
  partnerId?: string;
  kinds?: SubmissionKind[];
  status?: SubmissionStatus;
};
/** So many submissions in scope, the newest first, from those after a place on. */
export function selectSubmissionsFrom(
  tx: ScopedTx,
  { partnerId, kinds, status }: SubmissionFilter,
  from: Pick<Submission, "createdAt" | "id"> | null,
  take: number,
): Promise<Submission[]> {
  return tx.submission.findMany({
    where: {
      vendorId: tx.vendorId,
      ...(partnerId && { partnerId }),
      ...(kinds && { kind: { in: kinds } }),
      ...(status && { status }),
      ...(from && beyond(placeOf(from), "lt")),
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take,
    select: submissionColumns,
  });
}

const placeOf = ({ createdAt, id }: Pick<Submission, "createdAt" | "id">) =>
  `${createdAt.getTime()}_${id}`;

function beyond(place: string, side: "lt" | "gt"): Prisma.SubmissionWhereInput {
  const [, time = "", id = ""] =
    /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(place) ?? [];
  if (!id) return {};
  const createdAt = new Date(Number(time));
  const idSide = side === "lt" ? "gt" : "lt";
  return { OR: [{ createdAt: { [side]: createdAt } }, { createdAt, id: { [idSide]: id } }] };
}
