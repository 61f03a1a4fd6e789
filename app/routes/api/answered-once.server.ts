import {
  begin,
  forgetRequest,
  giveUp,
  keepAnswer,
} from "#app/domain/identity/keys/idempotency.server.ts";
import type { KeyAtWork } from "#app/domain/identity/keys/key-actor.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { answerOf, type Done } from "./json-answer.ts";
import type { Operation } from "./operation.ts";
import { ApiProblem } from "./problem.ts";

const NAME = /^[\x21-\x7e]{1,200}$/;

type Sent = { key: KeyAtWork; text: string; now: Date };

/**
 * Does under one name what is done once. What was done is answered again for a day; what came to nothing is tried anew,
 * and whatever it makes gets the same id, so that a process that dies between doing and answering does no harm.
 */
export async function answeredOnce(
  request: Request,
  operation: Operation,
  { key, text, now }: Sent,
  run: (subjectId: string) => Promise<Done | Response>,
): Promise<Response> {
  const name = request.headers.get("Idempotency-Key")?.trim();
  if (!name) {
    if (operation.named === "optional") return answerOf(await run(newId()));
    throw new ApiProblem("name-your-request", {
      detail:
        "Send an Idempotency-Key of your own making, such as a UUID, and the same with each try",
    });
  }
  if (!NAME.test(name)) {
    throw new ApiProblem("malformed", {
      errors: [{ parameter: "Idempotency-Key", detail: "At most 200 characters, without spaces" }],
    });
  }
  const place = { vendorId: key.actor.vendorId, keyId: key.id, name };
  const { pathname, search } = new URL(request.url);
  const begun = await begin(place, [request.method, pathname + search, text], now);
  if (begun.kind === "other-request") throw new ApiProblem("name-used");
  if (begun.kind === "still-running") {
    throw new ApiProblem("still-running", { headers: { "Retry-After": "2" } });
  }
  if (begun.kind === "answered") {
    const { status, headers, body } = begun.answer;
    return new Response(body, { status, headers: { ...headers, "Idempotency-Replayed": "true" } });
  }
  try {
    const response = answerOf(await run(begun.subjectId));
    const body = await response.clone().text();
    const headers = Object.fromEntries(response.headers);
    await keepAnswer(place, { status: response.status, headers, body });
    return response;
  } catch (error) {
    // A refusal did nothing. After anything else nobody knows, and the next try goes on under the same id.
    await (error instanceof ApiProblem ? forgetRequest(place) : giveUp(place));
    throw error;
  }
}
