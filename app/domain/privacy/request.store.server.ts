import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { seal, unseal } from "#app/platform/secret.server.ts";

import type { Row } from "./hits.ts";
import type { Subject } from "./subject.ts";

export type RequestState = "searching" | "found" | "erasing" | "erased";

const PURPOSE = "privacy request";

export const sealSubject = (id: string, subject: Subject) =>
  seal(PURPOSE, id, Buffer.from(JSON.stringify(subject)));

export const openSubject = (id: string, sealed: Uint8Array): Subject =>
  JSON.parse(unseal(PURPOSE, id, sealed).toString());

/** Where a search goes on: the step of it, and the row after which. */
export type Place = { step: number; after: Row | null };

export type Request = {
  id: string;
  state: RequestState;
  subject: Subject | null;
  place: Place;
  membershipId: string | null;
  digests: string[];
};

/** Holds the request, so that whoever works on it is alone. */
export async function lockRequest(tx: ScopedTx, id: string): Promise<Request | null> {
  const [row] = await tx.$queryRaw<
    (Omit<Request, "subject" | "place"> & { subject: Uint8Array | null; place: Place | null })[]
  >`
    select id, state, subject, place, membership_id as "membershipId", digests
      from privacy_request where vendor_id = ${tx.vendorId}::int and id = ${id}::uuid for update`;
  if (!row) return null;
  const subject = row.subject && openSubject(row.id, row.subject);
  return { ...row, subject, place: row.place ?? { step: 0, after: null } };
}

export async function setRequest(
  tx: ScopedTx,
  id: string,
  data: Prisma.PrivacyRequestUpdateManyMutationInput,
) {
  await tx.privacyRequest.updateMany({ where: { vendorId: tx.vendorId, id }, data });
}

export type Sighting = { heldIn: string; key: Row; columns: string[] };

/** Keeps where it was found; what was found there before stays found. */
export async function keepSightings(
  tx: ScopedTx,
  requestId: string,
  sightings: readonly Sighting[],
  at: Date,
  returned = false,
): Promise<number> {
  if (sightings.length === 0) return 0;
  const rows = sightings.map(({ heldIn, key, columns }) => ({
    heldIn,
    rowKey: JSON.stringify(key),
    columns,
  }));
  const kept = await tx.$queryRaw<{ fresh: boolean }[]>`
    insert into privacy_sighting as s (vendor_id, request_id, held_in, row_key, columns, found_at, returned)
    select ${tx.vendorId}::int, ${requestId}::uuid, r."heldIn", r."rowKey",
           array(select jsonb_array_elements_text(r.columns)), ${at}::timestamptz, ${returned}::boolean
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r ("heldIn" text, "rowKey" text, columns jsonb)
    on conflict (vendor_id, request_id, held_in, row_key) do update
       set columns = array(select distinct each from unnest(s.columns || excluded.columns) each order by each),
           returned = s.returned or excluded.returned, erased_at = null
     where not (excluded.columns <@ s.columns) or s.erased_at is not null
    returning true as fresh`;
  return kept.length;
}

/** Sightings of a request that are not erased yet, some at a time, table by table. */
export async function openSightings(
  tx: ScopedTx,
  requestId: string,
  limit: number,
): Promise<Sighting[]> {
  const rows = await tx.privacySighting.findMany({
    where: { vendorId: tx.vendorId, requestId, erasedAt: null },
    orderBy: [{ heldIn: "asc" }, { rowKey: "asc" }],
    take: limit,
    select: { heldIn: true, rowKey: true, columns: true },
  });
  return rows.map(({ heldIn, rowKey, columns }) => ({ heldIn, key: JSON.parse(rowKey), columns }));
}

export async function closeSightings(
  tx: ScopedTx,
  requestId: string,
  sightings: readonly Sighting[],
  at: Date,
) {
  const keys = sightings.map(({ heldIn, key }) => ({ heldIn, rowKey: JSON.stringify(key) }));
  await tx.$executeRaw`
    update privacy_sighting s set erased_at = ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) r ("heldIn" text, "rowKey" text)
     where s.vendor_id = ${tx.vendorId}::int and s.request_id = ${requestId}::uuid
       and s.held_in = r."heldIn" and s.row_key = r."rowKey"`;
}

/** Writes one row, if it still is as it was read; false when somebody changed it meanwhile. */
export async function rewrite(
  tx: ScopedTx,
  requestId: string,
  change: { heldIn: string; key: Row; was: Row; becomes: Row },
): Promise<boolean> {
  const [key, was, becomes] = [change.key, change.was, change.becomes].map((each) =>
    JSON.stringify(each),
  );
  const [answer] = await tx.$queryRaw<{ changed: number }[]>`
    select privacy.rewrite(${requestId}::uuid, ${change.heldIn}, ${key}::jsonb, ${was}::jsonb, ${becomes}::jsonb) as changed`;
  return answer?.changed === 1;
}
