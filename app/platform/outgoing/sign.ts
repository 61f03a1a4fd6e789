import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** A secret as its receiver keeps it (Standard Webhooks: standardwebhooks.com). */
export const newHookSecret = () => `${PREFIX}${randomBytes(32).toString("base64")}`;

/** The headers that say of a message who sent it, when, and that nobody changed it; one signature for each secret. */
export function signedHeaders(
  message: { id: string; at: Date; body: string },
  secrets: readonly string[],
): Record<string, string> {
  const seconds = Math.floor(message.at.getTime() / 1_000);
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), "base64");
    const signed = `${message.id}.${seconds}.${message.body}`;
    return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  });
  return {
    "webhook-id": message.id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signatures.join(" "),
  };
}
