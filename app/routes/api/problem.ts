import { z } from "zod";

/** Every way in which a request can come to nothing, with its status and what it means. */
export const problems = {
  malformed: [400, "The request is not understood"],
  "name-your-request": [400, "An Idempotency-Key is missing"],
  "not-signed-in": [401, "No valid API key"],
  "not-allowed": [403, "The key may not do this"],
  "not-found": [404, "There is nothing here"],
  "wrong-method": [405, "This address does not answer to this method"],
  "not-acceptable": [406, "The answer is of another type"],
  "wrong-state": [409, "It is not where this can be done"],
  refused: [409, "The rules do not allow it"],
  "still-running": [409, "The same request is being worked on"],
  "other-digest": [400, "The body is not what its Content-Digest says"],
  changed: [412, "It has changed meanwhile"],
  "too-large": [413, "The request is too large"],
  "wrong-type": [415, "The body is of a type that is not taken here"],
  invalid: [422, "Some of it is not right"],
  "name-used": [422, "The Idempotency-Key was used for another request"],
  "name-the-version": [428, "An If-Match is missing"],
  "too-many": [429, "Too many requests"],
  failed: [500, "Something went wrong on our side"],
  unavailable: [503, "The portal is not ready"],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemName = keyof typeof problems;

/** RFC 9457, with what is wrong where in the request (RFC 6901). */
export const Problem = z
  .object({
    type: z.url().meta({ description: "Names the problem, and is where to read about it" }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(
        z.object({
          pointer: z.string().optional().meta({ description: "JSON pointer into the body" }),
          parameter: z.string().optional().meta({ description: "Name in the address or header" }),
          detail: z.string(),
        }),
      )
      .optional(),
    version: z.int().optional().meta({ description: "The version that stands now" }),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;

export type ProblemDetail = Pick<Problem, "detail" | "errors" | "version"> & {
  headers?: Record<string, string>;
};

/** Thrown by whatever finds it. */
export class ApiProblem extends Error {
  override name = "ApiProblem";
  constructor(
    readonly problem: ProblemName,
    readonly detail: ProblemDetail = {},
  ) {
    super(problem);
  }
}

/** `["lines", 0, "partNo"]` as "/lines/0/partNo". */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

export function problemAnswer(
  problem: ProblemName,
  { headers, ...detail }: ProblemDetail,
  origin: string,
): Response {
  const [status, title] = problems[problem];
  const body: Problem = { type: `${origin}/api/v1/docs#${problem}`, title, status, ...detail };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "Content-Type": "application/problem+json; charset=utf-8",
      "Cache-Control": "no-store",
      ...headers,
    },
  });
}
