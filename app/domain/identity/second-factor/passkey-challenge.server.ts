import { createHash } from "node:crypto";

import type { Prisma } from "#app/platform/db/generated/client.ts";
import { seal, unseal } from "#app/platform/secret.server.ts";

import { cookieIn, privateCookie } from "../sign-in/cookie.server.ts";

/** What a challenge is for; one that was made for something else is worth nothing. */
export type Ceremony = "sign-in" | `second-step ${string}` | `prove ${string}` | `add ${string}`;

const COOKIE = "tributary-passkey";
const PURPOSE = "passkey challenge";
const MINUTES = 10;

/**
 * A challenge is kept by the browser, sealed: whoever only opens the sign-in page leaves no row behind. It is
 * spent by the row that spendChallenge() writes.
 */
export function challengeCookie(ceremony: Ceremony, challenge: string, at: Date): string {
  const expires = at.getTime() + MINUTES * 60_000;
  const sealed = seal(PURPOSE, ceremony, Buffer.from(`${expires} ${challenge}`));
  const value = Buffer.from(sealed).toString("base64url");
  return privateCookie(COOKIE, value, { path: "/", maxAge: MINUTES * 60 });
}

/** The challenge this browser was given for the ceremony, while it is good. */
export function challengeIn(
  cookieHeader: string | null,
  ceremony: Ceremony,
  at: Date,
): string | null {
  const value = cookieIn(cookieHeader, COOKIE);
  if (!value) return null;
  try {
    const opened = unseal(PURPOSE, ceremony, Buffer.from(value, "base64url")).toString();
    const [expires, challenge = ""] = opened.split(" ");
    return Number(expires) > at.getTime() ? challenge : null;
  } catch {
    return null;
  }
}

/** True for exactly one caller: the row's key is the challenge. */
export async function spendChallenge(
  db: Pick<Prisma.TransactionClient, "token">,
  challenge: string,
  personId: string,
  at: Date,
): Promise<boolean> {
  const { count } = await db.token.createMany({
    data: [
      {
        hash: new Uint8Array(createHash("sha256").update(challenge).digest()),
        purpose: "passkey",
        personId,
        createdAt: at,
        expiresAt: new Date(at.getTime() + MINUTES * 60_000),
        usedAt: at,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}
