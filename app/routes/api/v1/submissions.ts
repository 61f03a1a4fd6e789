import {
  type NewSubmission,
  readCursor,
  type SubmissionFilter,
  writeCursor,
} from "#app/domain/exchange/api/list-query.ts";
import { listSubmissionsFor } from "#app/domain/exchange/api/list-submissions-for.server.ts";
import { handOver, mayHandOver } from "#app/domain/exchange/receive-file.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";

import { apiRoute, type Call } from "../api-route.server.ts";
import type { Done } from "../json-answer.ts";
import { ApiProblem } from "../problem.ts";
import { submissionAnswer } from "./submission-answer.server.ts";
import { listSubmissions, sendSubmission } from "./submission-operations.ts";

async function list({ request, key, query }: Call): Promise<Done> {
  const filter = query as SubmissionFilter;
  const from = filter.cursor === undefined ? null : readCursor(filter.cursor);
  if (filter.cursor !== undefined && !from) {
    throw new ApiProblem("invalid", {
      errors: [{ parameter: "cursor", detail: "Not one of this list" }],
    });
  }
  const page = await withScope(key.actor, (tx) => listSubmissionsFor(tx, filter, from));
  const next = page.next && writeCursor(page.next);
  const body = { data: page.data, next };
  if (!next) return { status: 200, body };
  const { searchParams } = new URL(request.url);
  searchParams.set("cursor", next);
  const link = `<${env.ORIGIN}/api/v1/submissions?${searchParams}>; rel="next"`;
  return { status: 200, headers: { Link: link }, body };
}

function mayBeSent({ key, query }: Pick<Call, "key" | "query">) {
  const { kind } = query as NewSubmission;
  if (mayHandOver(key.actor, kind)) return;
  throw new ApiProblem("not-allowed", { detail: `Files of kind ${kind} are not yours to send` });
}

async function send(call: Call): Promise<Done> {
  const { key, query, file, subjectId, now } = call;
  const { kind, fileName: name } = query as NewSubmission;
  if (!file) throw new Error("The body was not kept");
  const received = await handOver(key.actor, kind, { ...file, name }, now, subjectId);
  if (received.ok) return submissionAnswer(call, subjectId, 201);
  if (received.reason !== "same-file") throw new ApiProblem("not-allowed");
  // A try before this one got as far as handing it over, and did not live to say so.
  const own = received.submissionId === subjectId;
  return submissionAnswer(call, received.submissionId, own ? 201 : 200);
}

const route = apiRoute(["GET", "HEAD", "POST"], (method) => {
  if (method === "GET") return { operation: listSubmissions, run: list };
  return method === "POST" ? { operation: sendSubmission, run: send, allow: mayBeSent } : undefined;
});
export const loader = route.loader;
export const action = route.action;
