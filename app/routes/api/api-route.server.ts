import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";

import type { KeyAtWork } from "#app/domain/identity/keys/key-actor.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { now } from "#app/platform/clock.server.ts";
import { databaseIsAway } from "#app/platform/db/errors.server.ts";
import { env } from "#app/platform/env.server.ts";
import { type StoredFile, StoreFailed } from "#app/platform/files/file-store.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { log } from "#app/platform/log.server.ts";

import { answeredOnce } from "./answered-once.server.ts";
import { answerOf, type Done } from "./json-answer.ts";
import { keepUpload } from "./keep-upload.server.ts";
import { keyOfRequest } from "./key-of-request.server.ts";
import { changes, type Operation } from "./operation.ts";
import { ApiProblem, pointerOf, problemAnswer } from "./problem.ts";
import { readJson } from "./read-json.server.ts";

export type Call = {
  request: Request;
  params: Readonly<Record<string, string | undefined>>;
  key: KeyAtWork;
  now: Date;
  /** As the operation's schemas read them. */
  query: unknown;
  body: unknown;
  /** The body, where the operation takes a file. */
  file: StoredFile | null;
  /** From If-Match; undefined where none was sent. */
  version: number | undefined;
  /** What is made by this request gets this id, also when it is sent again. */
  subjectId: string;
};

type Run = (call: Call) => Promise<Done | Response>;
type Asked = Pick<Call, "key" | "query">;
/**
 * What an address answers to a method; undefined where there is none by that name. `allow` throws where a file is not
 * even to be listened to.
 */
export type Answering = { operation: Operation; run: Run; allow?: (asked: Asked) => void };
type Find = (method: string, params: Call["params"]) => Answering | undefined;

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/**
 * An address of the API. It says who asks, whether they may, and what is wrong with what they sent, in one manner for
 * all; the operation does the rest. It answers in any case: nothing is thrown on to the pages' own errors.
 */
export function apiRoute(methods: readonly string[], find: Find) {
  const answer = async ({ request, params, context }: Args): Promise<Response> => {
    const at = now();
    const limits: Record<string, string> = {};
    try {
      const found = find(request.method === "HEAD" ? "GET" : request.method, params);
      if (!found && !methods.includes(request.method)) {
        throw new ApiProblem("wrong-method", { headers: { Allow: methods.join(", ") } });
      }
      if (!found?.operation.answer.type) acceptable(request);
      const { key, headers } = await keyOfRequest(request, context.address, at);
      Object.assign(limits, headers);
      if (!found) throw new ApiProblem("not-found");
      const response = await work(found, { request, params, key, now: at });
      for (const [name, value] of Object.entries(limits)) response.headers.set(name, value);
      return response;
    } catch (error) {
      return refused(error, limits);
    }
  };
  return { loader: answer, action: answer };
}

async function work(
  { operation, run, allow }: Answering,
  { request, params, key, now: at }: Pick<Call, "request" | "params" | "key" | "now">,
): Promise<Response> {
  mayDo(operation, key);
  const version = versionOf(request, operation);
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const query = operation.query && parsed(operation.query, search, "parameter");
  const sent = operation.body ? await readJson(request) : null;
  const body = operation.body && parsed(operation.body, sent?.value, "pointer");
  allow?.({ key, query });
  const file = operation.upload ? await keepUpload(request, key.actor) : null;
  const call = { request, params, key, now: at, query, body, file, version };
  if (!operation.named) return answerOf(await run({ ...call, subjectId: newId() }));
  const text = sent?.text ?? file?.sha256 ?? "";
  return answeredOnce(request, operation, { key, text, now: at }, (subjectId) =>
    run({ ...call, subjectId }),
  );
}

function acceptable(request: Request) {
  const accept = request.headers.get("Accept");
  if (accept && !/(\*|application)\/(\*|([\w.-]+\+)?json)/i.test(accept)) {
    throw new ApiProblem("not-acceptable");
  }
}

function mayDo(operation: Operation, { actor, mayWrite }: KeyAtWork) {
  const { side, permission } = operation;
  if (side !== "both" && actor.audience !== side) {
    throw new ApiProblem("not-allowed", { detail: `This is for keys of a ${side}` });
  }
  if (!can(actor, permission)) {
    throw new ApiProblem("not-allowed", { detail: "The key’s role does not allow it" });
  }
  if (changes(operation) && !mayWrite) {
    throw new ApiProblem("not-allowed", { detail: "The key may only read" });
  }
}

function versionOf(request: Request, operation: Operation): number | undefined {
  const match = request.headers.get("If-Match");
  if (!match) {
    if (operation.version !== "required") return undefined;
    throw new ApiProblem("name-the-version", {
      detail: "Send the ETag of the deal as you know it in If-Match",
    });
  }
  const [, version] = /^"(\d{1,9})"$/.exec(match.trim()) ?? [];
  if (!version) {
    throw new ApiProblem("malformed", {
      errors: [{ parameter: "If-Match", detail: 'One ETag, such as "3"' }],
    });
  }
  return Number(version);
}

function parsed(schema: z.ZodType, value: unknown, where: "pointer" | "parameter"): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw faults(
    result.error.issues.flatMap(({ path, message, ...issue }) => {
      const unknown = "keys" in issue && Array.isArray(issue.keys) ? issue.keys : null;
      // A name that nobody knows is told of by that name, and not as the whole it stands in.
      if (!unknown) return [{ path, message }];
      return unknown.map((name) => ({ path: [...path, String(name)], message: "Not known here" }));
    }),
    where,
  );
}

/** What is wrong with a request, each thing at its place. */
export function faults(
  found: readonly { path: readonly PropertyKey[]; message: string }[],
  where: "pointer" | "parameter" = "pointer",
): ApiProblem {
  const errors = found.map(({ path, message }) =>
    where === "pointer"
      ? { pointer: pointerOf(path), detail: message }
      : { parameter: path.map(String).join("."), detail: message },
  );
  return new ApiProblem("invalid", { errors });
}

function refused(error: unknown, limits: Record<string, string>): Response {
  if (error instanceof ApiProblem) {
    const headers = { ...limits, ...error.detail.headers };
    return problemAnswer(error.problem, { ...error.detail, headers }, env.ORIGIN);
  }
  if (databaseIsAway(error)) {
    log.error({ err: error }, "the database does not answer");
    return problemAnswer("unavailable", { headers: { "Retry-After": "10" } }, env.ORIGIN);
  }
  if (error instanceof StoreFailed) {
    return problemAnswer("unavailable", { headers: { "Retry-After": "60" } }, env.ORIGIN);
  }
  log.error({ err: error }, "request failed");
  return problemAnswer("failed", { headers: limits }, env.ORIGIN);
}
