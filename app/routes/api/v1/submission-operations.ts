import { z } from "zod";

import {
  ErrorsQuery,
  NewSubmission,
  SubmissionFilter,
} from "#app/domain/exchange/api/list-query.ts";
import {
  RowErrors,
  SubmissionList,
  SubmissionResource,
} from "#app/domain/exchange/api/submission-resource.ts";

import type { Operation } from "../operation.ts";
import { fileTypes } from "../upload-types.ts";

const submission = (words: string): Operation["answer"] => ({
  status: 200,
  words,
  schema: SubmissionResource,
});

export const sendSubmission = {
  id: "sendSubmission",
  method: "POST",
  path: "/submissions",
  title: "Hand a file over",
  text: "The body is the file itself, in any format that the portal reads; its content says which. It is kept byte for byte and read in the background: ask for the submission until `status` says how it ended. JSON is a list of objects, an object with one such list, or one object to a line (NDJSON); each object is a row, and its fields are named as the schemas of rows say. With `Content-Digest: sha-256=:…:` a body that arrives otherwise is refused.",
  side: "both",
  permission: "submission:send",
  query: NewSubmission,
  upload: fileTypes,
  named: "optional",
  answer: {
    status: 201,
    words: "The submission as it was received",
    schema: SubmissionResource,
    before:
      "These very bytes were handed over before. This is what became of them, nothing was changed",
  },
  problems: ["too-large", "wrong-type", "other-digest"],
} as const satisfies Operation;

export const listSubmissions = {
  id: "listSubmissions",
  method: "GET",
  path: "/submissions",
  title: "List submissions",
  text: "The newest first, in pages. Follow `next`, or the `Link` header.",
  side: "both",
  permission: "submission:read",
  query: SubmissionFilter,
  answer: { status: 200, words: "One page", schema: SubmissionList },
} as const satisfies Operation;

export const getSubmission = {
  id: "getSubmission",
  method: "GET",
  path: "/submissions/{submissionId}",
  title: "Read a submission",
  text: "How far it is, what became of its rows, and what applying it does or did.",
  side: "both",
  permission: "submission:read",
  answer: submission("The submission"),
  problems: ["not-found"],
} as const satisfies Operation;

export const listRowErrors = {
  id: "listRowErrors",
  method: "GET",
  path: "/submissions/{submissionId}/errors",
  title: "List the rows that were refused",
  text: "Each with everything that is wrong with it, in the order of the file.",
  side: "both",
  permission: "submission:read",
  query: ErrorsQuery,
  answer: { status: 200, words: "One page", schema: RowErrors },
  problems: ["not-found"],
} as const satisfies Operation;

const file = (id: string, place: string, title: string, type: string, words: string) =>
  ({
    id,
    method: "GET",
    path: `/submissions/{submissionId}/${place}`,
    title,
    side: "both",
    permission: "submission:read",
    answer: { status: 200, words, schema: z.string(), type },
    problems: ["not-found"],
  }) as const satisfies Operation;

export const files = {
  "errors.csv": file(
    "getRowErrorsFile",
    "errors.csv",
    "Fetch the refused rows as a file",
    "text/csv",
    "The rows as they were, with what is wrong in a column errors: correct them and send them again",
  ),
  file: file(
    "getSubmittedFile",
    "file",
    "Fetch the file",
    "application/octet-stream",
    "The file as it was handed over, byte for byte",
  ),
  "997": file(
    "getAcknowledgement",
    "997",
    "Fetch the acknowledgement of an X12 file",
    "application/edi-x12",
    "A functional acknowledgement (997)",
  ),
};
export type FileName = keyof typeof files;

const decision = <B extends z.ZodType>(
  name: string,
  title: string,
  text: string,
  body: B,
  example: z.input<B>,
) =>
  ({
    id: `${name}Submission`,
    method: "POST",
    path: `/submissions/{submissionId}/${name}`,
    title,
    text,
    side: "both",
    permission: "submission:send",
    body,
    named: "optional",
    answer: submission("The submission as it stands now"),
    problems: ["not-found", "wrong-state", "refused", "changed"],
    example,
  }) as const satisfies Operation;

export const decisions = {
  apply: decision(
    "apply",
    "Apply a submission that waits",
    "It is applied in the background. A plan that was worked out anew since you saw it is refused as `changed`.",
    z.strictObject({ plan: z.string().max(60).meta({ description: "`plan.mark` as you saw it" }) }),
    { plan: "120-3-0-2" },
  ),
  discard: decision(
    "discard",
    "Discard a submission that waits",
    "Nothing of it is applied.",
    z.strictObject({}),
    {},
  ),
  reverse: decision(
    "reverse",
    "Take a submission back",
    "As if it had never come, while the books are open for its days. A large one is taken back in the background.",
    z.strictObject({}),
    {},
  ),
};
export type DecisionName = keyof typeof decisions;
