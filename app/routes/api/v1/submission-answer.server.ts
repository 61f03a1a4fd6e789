import { z } from "zod";

import { readSubmissionResource } from "#app/domain/exchange/api/read-submission-resource.server.ts";

import type { Call } from "../api-route.server.ts";
import type { Done } from "../json-answer.ts";
import { ApiProblem } from "../problem.ts";

const Uuid = z.uuid();

/** An address with anything but an id in this place leads nowhere. */
export function submissionIdOf({ params }: Pick<Call, "params">): string {
  const id = Uuid.safeParse(params.submissionId);
  if (!id.success) throw new ApiProblem("not-found");
  return id.data;
}

/** A submission as it stands in the scope of the key. */
export async function submissionAnswer(
  { key }: Pick<Call, "key">,
  id: string,
  status = 200,
): Promise<Done> {
  const body = await readSubmissionResource(key.actor, id);
  if (!body) throw new ApiProblem("not-found");
  return { status, headers: status === 201 ? { Location: body.links.self } : {}, body };
}
