import { createHash } from "node:crypto";

import { systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

const DAY = 86_400_000;
/** One that has not answered by then was given up: its process died. */
const GIVEN_UP = 60_000;

export type Answered = { status: number; headers: Record<string, string>; body: string };

export type Begun =
  /** The first time, or again after it came to nothing. `subjectId` is the same each time. */
  | { kind: "go"; subjectId: string }
  | { kind: "answered"; answer: Answered }
  | { kind: "other-request" }
  | { kind: "still-running" };

type Place = { vendorId: number; keyId: string; name: string };

const hashOf = (parts: readonly string[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return new Uint8Array(hash.digest());
};

const whereOf = (tx: ScopedTx, { keyId, name }: Place) => ({
  vendorId: tx.vendorId,
  keyId,
  idempotencyKey: name,
});

/** Takes the name that a sender gave its request. `parts` are what makes it the same request. */
export function begin(place: Place, parts: readonly string[], now: Date): Promise<Begun> {
  const requestHash = hashOf(parts);
  return withScope(systemActor(place.vendorId), async (tx) => {
    const where = whereOf(tx, place);
    await tx.apiIdempotency.deleteMany({
      where: {
        vendorId: tx.vendorId,
        keyId: place.keyId,
        createdAt: { lt: new Date(now.getTime() - DAY) },
      },
    });
    const fresh = { ...where, requestHash, subjectId: newId(), createdAt: now };
    const { count } = await tx.apiIdempotency.createMany({ data: [fresh], skipDuplicates: true });
    if (count === 1) return { kind: "go", subjectId: fresh.subjectId };
    const known = await tx.apiIdempotency.findFirst({ where });
    if (!known) return { kind: "still-running" };
    if (!Buffer.from(known.requestHash).equals(Buffer.from(requestHash))) {
      return { kind: "other-request" };
    }
    if (known.status !== null) {
      const headers = (known.headers ?? {}) as Record<string, string>;
      return {
        kind: "answered",
        answer: { status: known.status, headers, body: known.body ?? "" },
      };
    }
    const limit = new Date(now.getTime() - GIVEN_UP);
    const taken = await tx.apiIdempotency.updateMany({
      where: { ...where, status: null, OR: [{ givenUp: true }, { createdAt: { lt: limit } }] },
      data: { createdAt: now, givenUp: false },
    });
    return taken.count === 1
      ? { kind: "go", subjectId: known.subjectId }
      : { kind: "still-running" };
  });
}

/** Keeps what was done, to be answered again. */
export const keepAnswer = (place: Place, { status, headers, body }: Answered) =>
  withScope(systemActor(place.vendorId), (tx) =>
    tx.apiIdempotency.updateMany({
      where: whereOf(tx, place),
      data: { status, headers, body },
    }),
  );

/** Nothing was done: the same name may be tried anew. */
export const forgetRequest = (place: Place) =>
  withScope(systemActor(place.vendorId), (tx) =>
    tx.apiIdempotency.deleteMany({ where: { ...whereOf(tx, place), status: null } }),
  );

/** It broke off: whoever sends it again goes on at once, with the same id. */
export const giveUp = (place: Place) =>
  withScope(systemActor(place.vendorId), (tx) =>
    tx.apiIdempotency.updateMany({
      where: { ...whereOf(tx, place), status: null },
      data: { givenUp: true },
    }),
  );
