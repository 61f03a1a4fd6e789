import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { LookupFunction } from "node:net";

import { checkedLookup, RefusedTarget } from "./checked-lookup.server.ts";
import { badTarget, type TargetRules } from "./target.ts";

export type Posted = {
  status: number | null;
  durationMs: number;
  /** The beginning of what came back. */
  response: string | null;
  /** Why there is no answer. */
  problem: "refused-target" | "timeout" | "unreachable" | null;
};

const PATIENCE_MS = 10_000;
const MOST_RESPONSE = 2_000;

type Message = {
  url: string;
  headers: Record<string, string>;
  body: string;
  rules: TargetRules;
  patienceMs?: number;
  lookup?: LookupFunction;
};

/** Posts to an address that somebody typed: to the open internet alone, once, and without going where it is sent on to. */
export async function post(message: Message): Promise<Posted> {
  const { url, rules } = message;
  const start = performance.now();
  const end = (rest: Omit<Posted, "durationMs">): Posted => ({
    ...rest,
    durationMs: Math.round(performance.now() - start),
  });
  const nothing = { status: null, response: null };
  if (badTarget(url, rules)) return end({ ...nothing, problem: "refused-target" });
  const signal = AbortSignal.timeout(message.patienceMs ?? PATIENCE_MS);
  try {
    return end({ ...(await send(message, signal)), problem: null });
  } catch (error) {
    if (error instanceof RefusedTarget) return end({ ...nothing, problem: "refused-target" });
    return end({ ...nothing, problem: signal.aborted ? "timeout" : "unreachable" });
  }
}

function send({ url, headers, body, rules, lookup }: Message, signal: AbortSignal) {
  const request = url.startsWith("https:") ? overHttps : overHttp;
  return new Promise<{ status: number; response: string }>((resolve, reject) => {
    const sent = request(url, {
      method: "POST",
      // A connection of its own each time: one that is kept would be to an address looked at long ago.
      agent: false,
      lookup: lookup ?? checkedLookup(rules),
      headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
      signal,
    });
    sent.once("error", reject);
    sent.once("response", (answer) => {
      const pieces: Buffer[] = [];
      let bytes = 0;
      const finish = () =>
        resolve({
          status: answer.statusCode ?? 0,
          response: Buffer.concat(pieces)
            .subarray(0, MOST_RESPONSE)
            .toString("utf8")
            .replaceAll("\0", ""),
        });
      answer.on("data", (piece: Buffer) => {
        pieces.push(piece);
        bytes += piece.length;
        if (bytes < MOST_RESPONSE) return;
        finish();
        sent.destroy();
      });
      answer.once("end", finish);
      answer.once("error", reject);
    });
    sent.end(body);
  });
}
