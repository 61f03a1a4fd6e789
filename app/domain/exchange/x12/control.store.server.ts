import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { numberKey } from "#app/platform/x12/envelope-checks.ts";
import type { Interchange } from "#app/platform/x12/interchange.ts";

import type { Submission } from "../submission.ts";

const AT_ONCE = 2_000;
/** Longer names than the standard allows are cut, so that they fit an index. */
const LONGEST = 60;
const LARGEST_ANSWER = 999_999_999;

type Received = Pick<Submission, "id" | "partnerId" | "kind">;

/**
 * Keeps the control numbers of a file, and gives each of its interchanges the number of our answer. What is read a
 * second time keeps what it has.
 */
export async function keepControlNumbers(
  tx: ScopedTx,
  { id: submissionId, partnerId, kind }: Received,
  interchanges: readonly Interchange[],
) {
  const { vendorId } = tx;
  const before = await tx.x12Control.findFirst({
    where: { vendorId, submissionId },
    select: { position: true },
  });
  if (before) return;
  let answer = await lastAnswer(tx);
  const short = (text: string) => text.slice(0, LONGEST);
  const common = { vendorId, submissionId, partnerId, kind };
  const rows = interchanges.flatMap((interchange) => {
    answer = (answer % LARGEST_ANSWER) + 1;
    const { sender, receiver, controlNo, groups } = interchange;
    const own = { level: "interchange" as const, stamp: "", answerNo: answer };
    return [
      { ...own, sender, receiver, controlNo },
      ...groups.map((group) => ({
        level: "group" as const,
        sender: group.sender,
        receiver: group.receiver,
        controlNo: group.controlNo,
        stamp: short(`${group.date} ${group.time}`),
        answerNo: null,
      })),
    ];
  });
  const tidy = rows.map((row) => ({
    ...row,
    sender: short(row.sender),
    receiver: short(row.receiver),
    controlNo: short(numberKey(row.controlNo)),
  }));
  const data = onlyOnce(tidy).map((row, position) => ({ ...row, ...common, position }));
  for (let from = 0; from < data.length; from += AT_ONCE) {
    await tx.x12Control.createMany({ data: data.slice(from, from + AT_ONCE) });
  }
}

type Row = { level: string; sender: string; receiver: string; controlNo: string; stamp: string };

/** The interchanges of one file may each begin with the same group number. */
function onlyOnce<Each extends Row>(rows: readonly Each[]): Each[] {
  const seen = new Set<string>();
  return rows.filter(({ level, sender, receiver, controlNo, stamp }) => {
    if (level === "interchange") return true;
    const key = JSON.stringify([sender, receiver, controlNo, stamp]);
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}

/** Answers are numbered one after the other; whoever comes at the same time waits. */
async function lastAnswer(tx: ScopedTx): Promise<number> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('x12_control'), ${tx.vendorId})::text`;
  const { _max } = await tx.x12Control.aggregate({
    where: { vendorId: tx.vendorId },
    _max: { answerNo: true },
  });
  return _max.answerNo ?? 0;
}

type Repeated = { level: "interchange" | "group"; controlNo: string; fileName: string };

/** Why a file is not taken whose control numbers were taken with another; null when all of them are new. */
export async function repeatedControlNumber(
  tx: ScopedTx,
  submissionId: string,
): Promise<string | null> {
  const [repeated] = await tx.$queryRaw<Repeated[]>`
    select c.level::text as level, c.control_no as "controlNo", s.file_name as "fileName"
      from x12_control c
      join x12_control o on o.vendor_id = ${tx.vendorId} and o.taken and o.submission_id <> c.submission_id
       and coalesce(o.partner_id, '00000000-0000-0000-0000-000000000000'::uuid)
         = coalesce(c.partner_id, '00000000-0000-0000-0000-000000000000'::uuid)
       and o.kind = c.kind and o.level = c.level and o.sender = c.sender and o.receiver = c.receiver
       and o.control_no = c.control_no and o.stamp = c.stamp
      join submission s on s.vendor_id = ${tx.vendorId} and s.id = o.submission_id
     where c.vendor_id = ${tx.vendorId} and c.submission_id = ${submissionId}::uuid
     order by c.position
     limit 1`;
  if (!repeated) return null;
  const { level, controlNo, fileName } = repeated;
  const what = level === "interchange" ? `Interchange ${controlNo}` : `Group ${controlNo}`;
  return `${what} was taken before, in ${fileName}. A corrected report has control numbers of its own`;
}

/** The numbers are used from now on, or free again. */
export async function markControlNumbers(tx: ScopedTx, submissionId: string, taken: boolean) {
  await tx.x12Control.updateMany({
    where: { vendorId: tx.vendorId, submissionId, taken: !taken },
    data: { taken },
  });
}

/** The number of our answer to the first interchange of a file; null where it was no X12. */
export async function firstAnswerNo(tx: ScopedTx, submissionId: string): Promise<number | null> {
  const first = await tx.x12Control.findFirst({
    where: { vendorId: tx.vendorId, submissionId, level: "interchange" },
    orderBy: { position: "asc" },
    select: { answerNo: true },
  });
  return first?.answerNo ?? null;
}
