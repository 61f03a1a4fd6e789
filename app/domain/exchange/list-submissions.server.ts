import { partnersById } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import {
  type Place,
  type SubmissionFilter,
  selectSubmissions,
} from "./lists/select-submissions.server.ts";
import type { Submission } from "./submission.ts";

export type ListedSubmission = Submission & {
  partnerName: string | null;
  /** The days that its lines are of; null until they are counted, or where they have none. */
  firstDay: Date | null;
  lastDay: Date | null;
};

/** One page of the submissions in scope, newest first, with who handed them over. */
export async function listSubmissions(tx: ScopedTx, filter: SubmissionFilter, place: Place) {
  const { submissions, ...pages } = await selectSubmissions(tx, filter, place);
  const partners = await partnersById(
    tx,
    submissions.flatMap(({ partnerId }) => partnerId ?? []),
  );
  const { timeZone, shortName: vendorName, currency } = await findVendor(tx);
  const listed: ListedSubmission[] = submissions.map((submission) => ({
    ...submission,
    partnerName: partners.get(submission.partnerId ?? "")?.name ?? null,
  }));
  return { submissions: listed, ...pages, timeZone, vendorName, currency };
}
