import type { z } from "zod";

import { findSubmission } from "#app/domain/exchange/find-submission.server.ts";
import { decideSubmission } from "#app/domain/exchange/life/decide-submission.server.ts";
import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import type { Actor } from "#app/platform/actor.ts";

import { acknowledgementOf, fileAsSent, rowsToCorrect } from "../../submission-file.server.ts";
import { apiRoute, type Call } from "../api-route.server.ts";
import { ApiProblem } from "../problem.ts";
import { submissionAnswer, submissionIdOf } from "./submission-answer.server.ts";
import { type DecisionName, decisions, type FileName, files } from "./submission-operations.ts";

const sent: Record<FileName, (actor: Actor, id: string) => Promise<Response>> = {
  "errors.csv": rowsToCorrect,
  file: fileAsSent,
  "997": acknowledgementOf,
};

const isFile = (part: string): part is FileName => Object.hasOwn(files, part);
const isDecision = (part: string): part is DecisionName => Object.hasOwn(decisions, part);

async function fetchFile(call: Call, name: FileName): Promise<Response> {
  const { actor } = call.key;
  const id = submissionIdOf(call);
  if (!(await findSubmission(actor, id))) throw new ApiProblem("not-found");
  try {
    return await sent[name](actor, id);
  } catch (error) {
    // Pages say it so; there is no such file of this submission.
    if (error instanceof Error) throw error;
    throw new ApiProblem("not-found", { detail: "The submission has no such file" });
  }
}

const words: Record<string, string> = {
  "not-waiting": "It does not wait",
  "not-applied": "It is not applied",
  "open-question": "The file asks something first. Answer it on its page",
  busy: "It is being worked on. Try again in a moment",
  closed: "The books are closed for its days",
};

async function decide(call: Call, name: DecisionName) {
  const id = submissionIdOf(call);
  const done = await (name === "reverse"
    ? reverseSubmission(call.key.actor, id, call.now)
    : decideSubmission(call.key.actor, id, name, planOf(call, name), call.now));
  if (done.ok) return submissionAnswer(call, id);
  const { reason } = done;
  if (reason === "not-found") throw new ApiProblem("not-found");
  if (reason === "not-yours") throw new ApiProblem("not-allowed");
  if (reason === "other-plan") {
    throw new ApiProblem("changed", { detail: "What it does is not what you saw" });
  }
  const state = reason === "not-waiting" || reason === "not-applied";
  throw new ApiProblem(state ? "wrong-state" : "refused", { detail: words[reason] });
}

const planOf = ({ body }: Call, name: DecisionName): string =>
  name === "apply" ? (body as z.output<typeof decisions.apply.body>).plan : "";

const route = apiRoute(["GET", "HEAD", "POST"], (method, { part = "" }) => {
  if (method === "GET" && isFile(part)) {
    return { operation: files[part], run: (call) => fetchFile(call, part) };
  }
  if (method === "POST" && isDecision(part)) {
    return { operation: decisions[part], run: (call) => decide(call, part) };
  }
  return undefined;
});
export const loader = route.loader;
export const action = route.action;
