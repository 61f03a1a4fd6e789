import { randomBytes } from "node:crypto";

import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at, day } from "./plant.ts";
import type { World } from "./world.ts";

/** What Ada signed, a company that wants to follow it, and a day of rest. */
export async function plantOnboarding(tx: ScopedTx, world: World) {
  const { vendorId } = tx;
  await tx.agreement.createMany({
    data: [
      {
        vendorId,
        id: newId(),
        partnerId: world.ada.partnerId,
        kind: "partner",
        version: "1",
        signedOn: day,
        createdAt: at,
      },
    ],
  });
  const applicationId = newId();
  const company = { company: "Kestrel", country: "GB", city: "Leeds", sells: "Sensors" };
  const applicant = { name: "Kim", email: "kim@kestrel.example", title: "Owner" };
  await tx.partnerApplication.createMany({
    data: [
      {
        vendorId,
        id: applicationId,
        status: "received",
        kind: "reseller",
        ...company,
        ...applicant,
        tokenHash: randomBytes(32),
        createdAt: at,
      },
    ],
  });
  const note = { authorName: "Ingrid", kind: "note", text: "Known from the fair" };
  await tx.applicationNote.createMany({
    data: [{ vendorId, id: newId(), applicationId, at, ...note }],
  });
  await tx.holiday.createMany({ data: [{ vendorId, day, name: "Founder’s day" }] });
}
