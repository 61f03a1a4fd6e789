import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

const at = new Date("2026-02-01T09:00:00Z");

/** Somebody who was asked about and erased, and for how long a kind of record is kept. */
export async function plantPrivacy(tx: ScopedTx) {
  const { vendorId } = tx;
  const id = newId();
  await tx.privacyRequest.createMany({
    data: [{ vendorId, id, state: "erased", askedBy: "Astrid", askedAt: at }],
  });
  await tx.privacySighting.createMany({
    data: [
      {
        ...{ vendorId, requestId: id, heldIn: "deal", rowKey: `{"id":"${newId()}"}` },
        ...{ columns: ["contact_name"], foundAt: at },
      },
    ],
  });
  await tx.privacySuppressed.createMany({
    data: [{ vendorId, digest: "mail:0", requestId: id, since: at }],
  });
  await tx.privacyRetention.createMany({ data: [{ vendorId, kind: "mails", days: 365 }] });
}
