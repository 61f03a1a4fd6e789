import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectSubmissionsFrom } from "../submission.store.server.ts";
import type { ListPlace, SubmissionFilter } from "./list-query.ts";
import { submissionItem } from "./read-submission-resource.server.ts";
import type { SubmissionListItem } from "./submission-resource.ts";

export type SubmissionsFound = { data: SubmissionListItem[]; next: ListPlace | null };

/** One page of the submissions in scope from a place on, the newest first. */
export async function listSubmissionsFor(
  tx: ScopedTx,
  filter: SubmissionFilter,
  from: ListPlace | null,
): Promise<SubmissionsFound> {
  const { kind, status, partner: partnerId, limit } = filter;
  const found = await selectSubmissionsFrom(
    tx,
    { partnerId, kinds: kind && [kind], status },
    from,
    limit + 1,
  );
  const page = found.slice(0, limit);
  const partners = await partnersById(
    tx,
    page.flatMap((submission) => submission.partnerId ?? []),
  );
  const data = page.map((submission) => {
    const partner = partners.get(submission.partnerId ?? "");
    return submissionItem(submission, partner ? { id: partner.id, name: partner.name } : null);
  });
  const last = page.at(-1);
  return { data, next: found.length > limit && last ? last : null };
}
