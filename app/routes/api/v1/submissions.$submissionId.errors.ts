import { listErrors } from "#app/domain/exchange/api/list-errors.server.ts";
import type { ErrorsQuery } from "#app/domain/exchange/api/list-query.ts";
import { env } from "#app/platform/env.server.ts";

import { apiRoute, type Call } from "../api-route.server.ts";
import type { Done } from "../json-answer.ts";
import { ApiProblem } from "../problem.ts";
import { submissionIdOf } from "./submission-answer.server.ts";
import { listRowErrors } from "./submission-operations.ts";

async function list(call: Call): Promise<Done> {
  const id = submissionIdOf(call);
  const { limit, cursor = 0 } = call.query as ErrorsQuery;
  const body = await listErrors(call.key.actor, id, { after: cursor, limit });
  if (!body) throw new ApiProblem("not-found");
  if (!body.next) return { status: 200, body };
  const { searchParams } = new URL(call.request.url);
  searchParams.set("cursor", body.next);
  const link = `<${env.ORIGIN}/api/v1/submissions/${id}/errors?${searchParams}>; rel="next"`;
  return { status: 200, headers: { Link: link }, body };
}

const route = apiRoute(["GET", "HEAD"], (method) =>
  method === "GET" ? { operation: listRowErrors, run: list } : undefined,
);
export const loader = route.loader;
export const action = route.action;
