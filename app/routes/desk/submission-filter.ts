import type { SubmissionListQuery } from "#app/domain/exchange/submission.schema.ts";

/** What the list's choices mean, on screen and as a file. */
export const submissionFilter = ({ partner, kind, status }: SubmissionListQuery) => ({
  partnerId: partner,
  kinds: kind && [kind],
  status,
});
