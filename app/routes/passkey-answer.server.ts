import { data } from "@remix-run/node";
import type { z } from "zod";

import { readForm } from "./form.server.ts";

/** What a browser needs for a ceremony, and the cookie that remembers its challenge. */
export function ceremonyAnswer({ options, cookie }: { options: object; cookie: string }): Response {
  const headers = { "Set-Cookie": cookie, "Cache-Control": "no-store" };
  return Response.json(options, { headers });
}

/** For the button that asked: what went wrong, in words. */
export const passkeyProblem = (problem: string, init: ResponseInit = { status: 409 }) =>
  data({ problem }, init);

/** What the browser answered, with the rest of the form; null when it makes no sense. */
export async function readAnswer<Schema extends z.ZodType>(request: Request, schema: Schema) {
  const form = await readForm(request);
  const parsed = schema.safeParse(form.get("answer"));
  return parsed.success ? { form, answer: parsed.data as z.output<Schema> } : null;
}

export const passkeyWords = {
  over: "That took too long. Try again.",
  unknown: "This passkey belongs to no login here.",
  "not-verified": "This passkey could not be checked. Try again.",
  wrong: "This passkey could not be checked. Try again.",
} as const;
