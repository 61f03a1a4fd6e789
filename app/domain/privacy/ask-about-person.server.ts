import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { digestsOf } from "./digests.server.ts";
import { sealSubject } from "./request.store.server.ts";
import { search, searchPerson } from "./search-person.server.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** What a page waits for; a longer search goes on by itself. */
const PATIENCE_MS = 2_500;

/** Begins to look for all that is held about somebody. Who it is stands encrypted, and in no log. */
export async function askAboutPerson(
  actor: VendorActor,
  asked: { mail?: string; phone?: string; name?: string },
  at: Date,
): Promise<string> {
  const id = await withScope(actor, (tx) => beginRequest(tx, actor, subjectOf(asked), at));
  await search(actor.vendorId, id, PATIENCE_MS);
  return id;
}

export async function beginRequest(
  tx: ScopedTx,
  actor: VendorActor,
  subject: Subject,
  at: Date,
): Promise<string> {
  const { vendorId } = tx;
  const id = newId();
  const membershipId = subject.user?.membershipId ?? null;
  const digests = digestsOf(vendorId, subject);
  await tx.privacyRequest.createMany({
    data: [
      {
        ...{ vendorId, id, membershipId, state: "searching", subject: sealSubject(id, subject) },
        ...{ digests, askedBy: actor.name, askedAt: at },
      },
    ],
  });
  await audit(tx, actor, "privacy.asked", { kind: "privacy_request", id }, { proof: digests });
  await enqueue(tx, searchPerson, { vendorId, requestId: id }, { key: `privacy.search ${id}` });
  return id;
}
