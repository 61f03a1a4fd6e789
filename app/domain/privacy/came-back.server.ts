import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { notify } from "#app/domain/identity/notifications/notify.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { digestsOfValue } from "./digests.server.ts";
import { keepSightings, type Sighting } from "./request.store.server.ts";

const BATCH = 2_000;
/** A transaction that was under way when the last look was taken may have written what is older than that. */
const OVERLAP_MS = 15 * 60_000;
const WATCH = "came-back";

type Written = { heldIn: string; id: string; column: string; value: string };

/** What names persons and was written since: how each of it is read, by an index that has it in order. */
const watched = (vendorId: number, since: Date, first: string): Prisma.Sql[] => [
  Prisma.sql`
    select 'deal' as "heldIn", d.id, v.column, v.value from deal d,
           lateral (values ('contact_name', d.contact_name), ('contact_email', d.contact_email),
                           ('contact_phone', d.contact_phone)) v ("column", value)
     where d.vendor_id = ${vendorId}::int and d.updated_at >= ${since}::timestamptz`,
  Prisma.sql`
    select 'deal_draft' as "heldIn", d.id, 'form' as "column", v.value #>> '{}' as value from deal_draft d,
           lateral jsonb_path_query(d.form, '$.**') v (value)
     where d.vendor_id = ${vendorId}::int and d.updated_at >= ${since}::timestamptz and jsonb_typeof(v.value) = 'string'`,
  Prisma.sql`
    select 'joint_contact' as "heldIn", c.id, v.column, v.value from joint_contact c,
           lateral (values ('name', c.name), ('email', c.email), ('phone', c.phone)) v ("column", value)
     where c.vendor_id = ${vendorId}::int and c.id >= ${first}::uuid`,
  Prisma.sql`
    select 'reported_party' as "heldIn", p.id, v.column, v.value from reported_party p,
           lateral (values ('name', p.name), ('phone', p.phone)) v ("column", value)
     where p.vendor_id = ${vendorId}::int and p.id >= ${first}::uuid`,
  Prisma.sql`
    select 'invitation' as "heldIn", i.id, v.column, v.value from invitation i,
           lateral (values ('name', i.name), ('email', i.email)) v ("column", value)
     where i.vendor_id = ${vendorId}::int and i.id >= ${first}::uuid`,
  Prisma.sql`
    select 'partner_application' as "heldIn", a.id, v.column, v.value from partner_application a,
           lateral (values ('name', a.name), ('email', a.email)) v ("column", value)
     where a.vendor_id = ${vendorId}::int and a.id >= ${first}::uuid`,
];

/** The smallest id that could have been made at an instant. */
const firstIdAt = (at: Date) => {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** Looks for those who were erased in what came in since; how many rows they came back in. */
export async function watchForReturns(vendorId: number, at: Date): Promise<number> {
  const system = systemActor(vendorId);
  const watch = await withScope(system, async (tx) => ({
    suppressed: await tx.privacySuppressed.findMany({ where: { vendorId } }),
    last: await tx.privacyRetention.findUnique({
      where: { vendorId_kind: { vendorId, kind: WATCH } },
    }),
  }));
  if (watch.suppressed.length === 0) return 0;
  const requestOf = new Map(watch.suppressed.map(({ digest, requestId }) => [digest, requestId]));
  const begin = watch.suppressed.map(({ since }) => since.getTime());
  const last = watch.last?.lastRunAt?.getTime() ?? Math.min(...begin);
  const since = new Date(last - OVERLAP_MS);
  let found = 0;
  for (const sql of watched(vendorId, since, firstIdAt(since))) {
    for (let after: Place = null; ; ) {
      const rows: Written[] = await withScope(system, (tx) => someOf(tx, sql, after));
      const back = sightingsIn(vendorId, rows, requestOf);
      if (back.size > 0) found += await withScope(system, (tx) => tell(tx, back, at));
      const [first, end] = [rows.at(0)?.id, rows.at(-1)?.id];
      if (!end || rows.length < BATCH) break;
      // A row's values may go on in the next batch; one that fills a batch by itself has been read far enough.
      after = { id: end, past: first === end };
    }
  }
  await withScope(system, (tx) =>
    tx.privacyRetention.upsert({
      where: { vendorId_kind: { vendorId, kind: WATCH } },
      create: { vendorId, kind: WATCH, lastRunAt: at, lastCount: found, totalCount: found },
      update: { lastRunAt: at, lastCount: found, totalCount: { increment: found } },
    }),
  );
  return found;
}

type Place = { id: string; past: boolean } | null;

function beyond(place: Place): Prisma.Sql {
  if (!place) return Prisma.sql`true`;
  return place.past ? Prisma.sql`id > ${place.id}::uuid` : Prisma.sql`id >= ${place.id}::uuid`;
}

const someOf = (tx: ScopedTx, sql: Prisma.Sql, after: Place) =>
  tx.$queryRaw<Written[]>`
    select * from (${sql}) w
     where value is not null and value <> '' and ${beyond(after)}
     order by id limit ${BATCH}::int`;

function sightingsIn(
  vendorId: number,
  rows: readonly Written[],
  requestOf: ReadonlyMap<string, string>,
): Map<string, Sighting[]> {
  const back = new Map<string, Sighting[]>();
  for (const { heldIn, id, column, value } of rows) {
    for (const digest of digestsOfValue(vendorId, value)) {
      const requestId = requestOf.get(digest);
      if (!requestId) continue;
      back.set(requestId, [
        ...(back.get(requestId) ?? []),
        { heldIn, key: { id }, columns: [column] },
      ]);
    }
  }
  return back;
}

/** Keeps where somebody came back, and tells the administrators once of each place. */
async function tell(
  tx: ScopedTx,
  back: ReadonlyMap<string, Sighting[]>,
  at: Date,
): Promise<number> {
  let fresh = 0;
  for (const [requestId, sightings] of back) {
    const merged = new Map<string, Sighting>();
    for (const each of sightings) {
      const place = `${each.heldIn} ${JSON.stringify(each.key)}`;
      const columns = [...(merged.get(place)?.columns ?? []), ...each.columns];
      merged.set(place, { ...each, columns: [...new Set(columns)] });
    }
    fresh += await keepSightings(tx, requestId, [...merged.values()], at, true);
  }
  if (fresh === 0) return 0;
  const admins = await tx.membership.findMany({
    where: { vendorId: tx.vendorId, partnerId: null, role: "vendor_admin", endedAt: null },
    select: { id: true },
  });
  await notify(
    tx,
    systemActor(tx.vendorId),
    admins.map(({ id }) => id),
    {
      kind: "privacy.came-back",
      subject: "Somebody who was erased came back",
      text: `What came in since names a person who was erased, in ${fresh} ${fresh === 1 ? "place" : "places"}. Look at it, and search anew to erase it again`,
      to: "/desk/admin/privacy",
    },
  );
  return fresh;
}

export const watchReturns = defineJob({
  name: "privacy.watch-returns",
  payload: z.unknown(),
  cron: "*/10 * * * *",
  async run() {
    for (const vendorId of await vendorIds()) await watchForReturns(vendorId, now());
  },
});
