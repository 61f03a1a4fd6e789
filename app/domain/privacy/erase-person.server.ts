import { z } from "zod";

import { refreshGolden } from "#app/domain/customers/golden/refresh-golden.server.ts";
import { systemActor, type VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";

import { digestsOf } from "./digests.server.ts";
import { eraseLogin } from "./erase-login.server.ts";
import { eraseSighting } from "./erase-sighting.server.ts";
import {
  closeSightings,
  lockRequest,
  openSightings,
  type Request,
  setRequest,
} from "./request.store.server.ts";
import { search } from "./search-person.server.ts";
import type { Subject } from "./subject.ts";

const BATCH = 50;
const PATIENCE_MS = 2_500;

type Confirmed = { ok: true } | { ok: false; reason: "gone" | "not-found-yet" | "already" };

/** From here on it cannot be undone. What came in since the search is looked for once more, then taken out. */
export async function confirmErasure(
  actor: VendorActor,
  requestId: string,
  at: Date,
): Promise<Confirmed> {
  const confirmed = await withScope(actor, async (tx): Promise<Confirmed> => {
    const request = await lockRequest(tx, requestId);
    if (!request) return { ok: false, reason: "gone" };
    if (request.state === "searching") return { ok: false, reason: "not-found-yet" };
    if (request.state !== "found" || !request.subject) return { ok: false, reason: "already" };
    const confirmed = { confirmedBy: actor.name, confirmedAt: at, finishedAt: null };
    await setRequest(tx, requestId, { state: "erasing", place: { step: 0 }, ...confirmed });
    const about = { kind: "privacy_request", id: requestId };
    await audit(tx, actor, "privacy.confirmed", about);
    await enqueue(
      tx,
      erasePerson,
      { vendorId: tx.vendorId, requestId },
      { key: `privacy.erase ${requestId}` },
    );
    return { ok: true };
  });
  if (confirmed.ok) await erase(actor.vendorId, requestId, PATIENCE_MS);
  return confirmed;
}

/** Takes a person out of all that was found, a few rows in each transaction. */
export async function erase(vendorId: number, requestId: string, forMs = Number.POSITIVE_INFINITY) {
  const until = now().getTime() + forMs;
  if (!(await search(vendorId, requestId, forMs))) return;
  for (;;) {
    const more = await withScope(systemActor(vendorId), (tx) => eraseSome(tx, requestId, now()), {
      timeoutMs: 60_000,
    });
    if (!more || now().getTime() >= until) return;
  }
}

async function eraseSome(tx: ScopedTx, requestId: string, at: Date): Promise<boolean> {
  const request = await lockRequest(tx, requestId);
  if (request?.state !== "erasing" || !request.subject) return false;
  const sightings = await openSightings(tx, requestId, BATCH);
  if (sightings.length === 0) {
    await finish(tx, request, request.subject, at);
    return false;
  }
  const done = [];
  let cleared = 0;
  for (const sighting of sightings) {
    const outcome = await eraseSighting(tx, requestId, sighting, request.subject, at);
    if (outcome === "changed-meanwhile") continue;
    done.push(sighting);
    if (outcome === "erased" && sighting.heldIn === "audit_entry") cleared += 1;
  }
  if (done.length === 0) throw new Error("Rows change faster than a person is taken out of them");
  await closeSightings(tx, requestId, done, at);
  await setRequest(tx, requestId, { erasedRows: { increment: done.length } });
  const about = { kind: "privacy_request", id: requestId };
  if (cleared > 0) await audit(tx, systemActor(tx.vendorId), "privacy.cleared", about, { cleared });
  return true;
}

/** What is left is the proof: when, by whom, how many rows, and keyed hashes of what was asked. */
async function finish(tx: ScopedTx, request: Request, subject: Subject, at: Date) {
  const { vendorId } = tx;
  const digests = digestsOf(vendorId, subject);
  if (subject.user) await eraseLogin(tx, subject.user, at);
  // Once more at the end: a value that a steward had locked stood in the decisions until now.
  await refreshGolden(tx, subject.customers, at);
  const data = digests.map((digest) => ({ vendorId, digest, requestId: request.id, since: at }));
  await tx.privacySuppressed.createMany({ data, skipDuplicates: true });
  await setRequest(tx, request.id, { state: "erased", subject: null, digests, finishedAt: at });
  const rows = await tx.privacySighting.count({ where: { vendorId, requestId: request.id } });
  const about = { kind: "privacy_request", id: request.id };
  await audit(tx, systemActor(vendorId), "privacy.erased", about, { rows, proof: digests });
}

/** An erasure that is under way goes on until it is done, whoever began it. */
export const erasePerson = defineJob({
  name: "privacy.erase",
  payload: z.object({ vendorId: z.number().int(), requestId: z.uuid() }),
  async run({ vendorId, requestId }) {
    await erase(vendorId, requestId);
  },
});
