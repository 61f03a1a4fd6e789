import { plainText } from "#app/platform/plain-text.ts";

import { ApiProblem } from "./problem.ts";

const MOST_BYTES = 256_000;
/** PostgreSQL holds none, and nobody means one. */
const holdsNul = (value: string) => value.includes("\0");

/** The JSON that a program sends, and its text for telling one request from another. */
export async function readJson(request: Request): Promise<{ value: unknown; text: string }> {
  const type = request.headers.get("Content-Type") ?? "";
  const encoded = request.headers.has("Content-Encoding");
  if (encoded || !/^application\/([\w.-]+\+)?json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    throw new ApiProblem("wrong-type", { headers: { Accept: "application/json" } });
  }
  const text = await wholeText(request);
  try {
    const value: unknown = JSON.parse(text, (key, each: unknown) => {
      if (holdsNul(key) || (typeof each === "string" && holdsNul(each))) throw new SyntaxError();
      return typeof each === "string" ? plainText(each) : each;
    });
    return { value, text };
  } catch {
    throw new ApiProblem("malformed", { detail: "The body is not JSON" });
  }
}

async function wholeText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) break;
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      throw new ApiProblem("too-large", { detail: `At most ${MOST_BYTES} bytes` });
    }
    chunks.push(value);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new ApiProblem("malformed", { detail: "The body is not UTF-8" });
  }
}
