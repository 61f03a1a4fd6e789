import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { prisma } from "#app/platform/db/client.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { lockPerson } from "./lock-person.server.ts";
import type { Attestation } from "./passkey.schema.ts";
import {
  type Ceremony,
  challengeCookie,
  challengeIn,
  spendChallenge,
} from "./passkey-challenge.server.ts";
import { makeFirstCodes } from "./recovery-codes.server.ts";
import { relyingParty } from "./relying-party.server.ts";
import { noteFactorChange, type Person, type Self } from "./second-factor-notice.server.ts";

const MOST_PASSKEYS = 20;
const ceremonyOf = (person: Person): Ceremony => `add ${person.id}`;

/** What the browser needs to make a passkey, and the cookie that remembers the challenge. */
export async function passkeyToAdd(person: Person, at: Date) {
  const known = await prisma.passkey.findMany({
    where: { personId: person.id },
    select: { id: true, transports: true },
  });
  const options = await generateRegistrationOptions({
    rpName: relyingParty.name,
    rpID: relyingParty.id,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    excludeCredentials: known,
    // It signs in without a name typed, and alone: so the device must know who holds it.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { options, cookie: challengeCookie(ceremonyOf(person), options.challenge, at) };
}

export type AddedPasskey =
  | { ok: true /** To be kept, where there were none yet. */; codes: string[] | null }
  | { ok: false; reason: "over" | "not-verified" | "known" | "too-many" };

type Added = { name: string; attestation: Attestation; cookieHeader: string | null };

/** Takes a passkey that the person's browser has just made. It counts as both factors. */
export async function addPasskey(
  { actor, person }: Self,
  { name, attestation, cookieHeader }: Added,
  at: Date,
): Promise<AddedPasskey> {
  const challenge = challengeIn(cookieHeader, ceremonyOf(person), at);
  if (!challenge) return { ok: false, reason: "over" };
  const made = await verified(attestation, challenge);
  if (!made) return { ok: false, reason: "not-verified" };
  if (!(await spendChallenge(prisma, challenge, person.id, at)))
    return { ok: false, reason: "over" };

  const { credential, credentialBackedUp } = made;
  try {
    return await withScope(actor, async (tx) => {
      await lockPerson(tx, person.id);
      const count = await tx.passkey.count({ where: { personId: person.id } });
      if (count >= MOST_PASSKEYS) return { ok: false, reason: "too-many" };
      await tx.passkey.createMany({
        data: [
          {
            id: credential.id,
            personId: person.id,
            name,
            publicKey: new Uint8Array(credential.publicKey),
            counter: BigInt(credential.counter),
            transports: credential.transports ?? [],
            backedUp: credentialBackedUp,
            createdAt: at,
          },
        ],
      });
      await noteFactorChange(tx, actor, person, { kind: "passkey_added", name });
      return { ok: true, codes: await makeFirstCodes(tx, person.id) };
    });
  } catch (error) {
    if (brokeConstraint(error, "passkey_pkey")) return { ok: false, reason: "known" };
    throw error;
  }
}

async function verified(attestation: Attestation, expectedChallenge: string) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: attestation,
      expectedChallenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
    });
    return registrationInfo ?? null;
  } catch {
    // The library throws for whatever is wrong with an answer that came from outside.
    return null;
  }
}
