import { timingSafeEqual } from "node:crypto";

import type { ActionFunctionArgs } from "@remix-run/node";

import { receiveMail } from "#app/domain/deals/mail-in/receive-mail.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";

const MOST_BYTES = 10_000_000;
const MOST_ADDRESSES = 20;

/**
 * A mail as a mail server got it (RFC 5322), with the addresses it was delivered to as `?to=`. Whoever knows the
 * secret learns no more than that it arrived: what became of it is on record, and the sender is told when it is theirs.
 */
export async function action({ request }: ActionFunctionArgs) {
  const secret = env.INBOUND_MAIL_SECRET;
  if (!secret) return said(404, "Not found");
  if (!knowsSecret(request, secret)) return said(401, "Not allowed");
  const raw = await wholeMail(request);
  if (!raw) return said(413, "Too large");
  const envelope = new URL(request.url).searchParams.getAll("to").slice(0, MOST_ADDRESSES);
  const received = await receiveMail(raw, envelope, now());
  if (!received.ok) log.warn({ reason: received.reason }, "a mail became no draft");
  return said(202, "Accepted");
}

export const loader = () => said(404, "Not found");

/** Read by programs and their logs, not by people in a browser. */
const said = (status: number, words: string) =>
  new Response(`${words}\n`, { status, headers: { "Content-Type": "text/plain" } });

function knowsSecret(request: Request, secret: string): boolean {
  const sent = Buffer.from(request.headers.get("Authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${secret}`);
  return sent.length === wanted.length && timingSafeEqual(sent, wanted);
}

async function wholeMail(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return new Uint8Array(Buffer.concat(chunks));
    bytes += value.length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(value);
  }
}
