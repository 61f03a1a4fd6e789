import { containing } from "#app/platform/db/containing.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { submissionColumns } from "../submission.store.server.ts";
import type { SubmissionKind, SubmissionStatus } from "../submission.ts";
import { orderOf, placeOf, readPlace, type SubmissionSort } from "./submission-order.ts";

export type SubmissionFilter = {
  partnerId?: string;
  kinds?: SubmissionKind[];
  status?: SubmissionStatus;
  /** In the file's name. */
  q?: string;
  /** Files of which lines lie in these days. */
  from?: Date;
  to?: Date;
  /** These alone. */
  ids?: string[];
};
/** A page begins after a submission or ends before one; `placeOf` writes which. */
export type Place = { after?: string; before?: string; sort?: SubmissionSort };

export const PAGE_SIZE = 50;

const listed = { ...submissionColumns, firstDay: true, lastDay: true } as const;

/** One page of the submissions in scope, the newest first unless another order is asked for. */
export async function selectSubmissions(
  tx: ScopedTx,
  filter: SubmissionFilter,
  { after, before, sort = "-when" }: Place,
) {
  const back = before !== undefined && after === undefined;
  const { column, direction, idFollows } = orderOf(sort);
  const other = { asc: "desc", desc: "asc" } as const;
  const runs = back ? other[direction] : direction;
  // With the index the id runs upwards, against it downwards.
  const idRuns = runs === idFollows ? ("asc" as const) : ("desc" as const);
  const place = back ? readPlace(sort, before) : after ? readPlace(sort, after) : null;
  const rows = await tx.submission.findMany({
    where: { ...whereOf(tx, filter), ...(place && beyond(column, place, runs, idRuns)) },
    orderBy: [{ [column]: runs }, { id: idRuns }],
    take: PAGE_SIZE + 1,
    select: listed,
  });
  const more = rows.length > PAGE_SIZE;
  const submissions = rows.slice(0, PAGE_SIZE);
  if (back) submissions.reverse();
  const [first, last] = [submissions.at(0), submissions.at(-1)];
  const earlier = back ? more : after !== undefined;
  return {
    submissions,
    before: earlier && first ? placeOf(sort, first) : null,
    after: (back || more) && last ? placeOf(sort, last) : null,
  };
}

const whereOf = (
  tx: ScopedTx,
  { partnerId, kinds, status, q, from, to, ids }: SubmissionFilter,
): Prisma.SubmissionWhereInput => ({
  vendorId: tx.vendorId,
  ...(ids && { id: { in: ids } }),
  ...(partnerId && { partnerId }),
  ...(kinds && { kind: { in: kinds } }),
  ...(status && { status }),
  ...(q && { fileName: containing(q) }),
  ...(to && { firstDay: { lte: to } }),
  ...(from && { lastDay: { gte: from } }),
});

type Column = "createdAt" | "fileName" | "rowsRefused";
type Direction = "asc" | "desc";

/** What comes after a place. The bound is said twice: once so that the index begins there, once exactly. */
function beyond(
  column: Column,
  { value, id }: { value: Date | string | number; id: string },
  runs: Direction,
  idRuns: Direction,
): Prisma.SubmissionWhereInput {
  const side = runs === "asc" ? "gt" : "lt";
  const idSide = idRuns === "asc" ? "gt" : "lt";
  return {
    AND: [
      { [column]: { [`${side}e`]: value } },
      { OR: [{ [column]: { [side]: value } }, { [column]: value, id: { [idSide]: id } }] },
    ],
  };
}
