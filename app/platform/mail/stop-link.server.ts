import { createHmac, timingSafeEqual } from "node:crypto";

import { z } from "zod";

import { env } from "#app/platform/env.server.ts";
import { keyFor } from "#app/platform/secret.server.ts";

/** Whose mails of which kind a link stops. */
export type StopLink = { vendorId: number; membershipId: string; kind: string };

const Body = z.tuple([z.number().int(), z.uuid(), z.string().max(100)]);

const sign = (body: string) =>
  createHmac("sha256", keyFor("stop mails")).update(body).digest("base64url");

/** It is worked out anew for every mail and kept nowhere: whoever reads the outbox cannot stop somebody's mails. */
export function stopLink({ vendorId, membershipId, kind }: StopLink): string {
  const body = Buffer.from(JSON.stringify([vendorId, membershipId, kind])).toString("base64url");
  return `${env.ORIGIN}/unsubscribe/${body}.${sign(body)}`;
}

/** What a link says; null unless it is one of ours. */
export function readStopLink(secret: string): StopLink | null {
  const [body = "", signature = ""] = secret.split(".");
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(body))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const said = Body.safeParse(JSON.parse(Buffer.from(body, "base64url").toString()));
  if (!said.success) return null;
  const [vendorId, membershipId, kind] = said.data;
  return { vendorId, membershipId, kind };
}
