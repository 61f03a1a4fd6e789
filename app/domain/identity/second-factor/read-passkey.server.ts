import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";

import { prisma } from "#app/platform/db/client.server.ts";

import type { Assertion } from "./passkey.schema.ts";
import {
  type Ceremony,
  challengeCookie,
  challengeIn,
  spendChallenge,
} from "./passkey-challenge.server.ts";
import { relyingParty } from "./relying-party.server.ts";

/**
 * What the browser needs to use a passkey, and the cookie that remembers the challenge. Without a person any
 * passkey that the device has for us will do.
 */
export async function passkeyToUse(ceremony: Ceremony, personId: string | null, at: Date) {
  const allowCredentials = personId
    ? await prisma.passkey.findMany({
        where: { personId },
        select: { id: true, transports: true },
      })
    : undefined;
  const options = await generateAuthenticationOptions({
    rpID: relyingParty.id,
    allowCredentials,
    userVerification: "required",
  });
  return { options, cookie: challengeCookie(ceremony, options.challenge, at) };
}

type Used = {
  ceremony: Ceremony;
  assertion: Assertion;
  cookieHeader: string | null;
  /** Only a passkey of this person will do. */
  personId?: string;
};

export type UsedPasskey =
  | { ok: true; personId: string }
  | { ok: false; reason: "over" | "unknown" | "not-verified" };

/** Whose passkey this is. The device asked for a finger, a face or a number, so it stands for both factors. */
export async function readPasskey(used: Used, at: Date): Promise<UsedPasskey> {
  const challenge = challengeIn(used.cookieHeader, used.ceremony, at);
  if (!challenge) return { ok: false, reason: "over" };
  const passkey = await prisma.passkey.findUnique({ where: { id: used.assertion.id } });
  if (!passkey || (used.personId && passkey.personId !== used.personId)) {
    return { ok: false, reason: "unknown" };
  }
  const seen = await verified(used.assertion, challenge, passkey);
  if (!seen) return { ok: false, reason: "not-verified" };
  if (!(await spendChallenge(prisma, challenge, passkey.personId, at))) {
    return { ok: false, reason: "over" };
  }

  // A device that counts never counts back: a copy of it would. Most count nothing and say 0.
  const counter = BigInt(seen.newCounter);
  const { count } = await prisma.passkey.updateMany({
    where: { id: passkey.id, ...(counter > 0n ? { counter: { lt: counter } } : { counter: 0n }) },
    data: { counter, backedUp: seen.credentialBackedUp, lastUsedAt: at },
  });
  if (count === 0) return { ok: false, reason: "not-verified" };
  return { ok: true, personId: passkey.personId };
}

type Kept = { id: string; personId: string; publicKey: Uint8Array<ArrayBuffer>; counter: bigint };

async function verified(response: Assertion, expectedChallenge: string, kept: Kept) {
  const { userHandle } = response.response;
  if (userHandle && Buffer.from(userHandle, "base64url").toString() !== kept.personId) return null;
  try {
    const { verified: fits, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      credential: { id: kept.id, publicKey: kept.publicKey, counter: Number(kept.counter) },
      requireUserVerification: true,
    });
    return fits ? authenticationInfo : null;
  } catch {
    // The library throws for whatever is wrong with an answer that came from outside.
    return null;
  }
}
