import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Sum } from "./ledger-sums.ts";
import { columnOf } from "./packed.ts";

const figures = Prisma.raw(
  "lines, unrated, units, net_minor, street_minor, base_net_minor, base_street_minor",
);
const keys = Prisma.raw(
  "view, currency, period, subject, first_partner_id, last_partner_id, way, kind",
);

/** Adds what changed to the sums. A sum of no lines and no amounts is taken away. */
export async function addToSums(tx: ScopedTx, sums: readonly Sum[]) {
  if (sums.length === 0) return;
  await tx.query(Prisma.sql`
    insert into ledger_sum as s (vendor_id, ${keys}, ${figures})
    select ${tx.vendorId}::int, a.*
      from unnest(${columnOf(sums, (s) => s.view)}::smallint[], ${columnOf(sums, (s) => s.currency)}::char(3)[],
             ${columnOf(sums, (s) => s.period)}::date[], ${columnOf(sums, (s) => s.subject)}::uuid[],
             ${columnOf(sums, (s) => s.first)}::uuid[], ${columnOf(sums, (s) => s.last)}::uuid[],
             ${columnOf(sums, (s) => s.way)}::smallint[], ${columnOf(sums, (s) => s.kind)}::entry_kind[],
             ${columnOf(sums, (s) => s.lines)}::int[], ${columnOf(sums, (s) => s.unrated)}::int[],
             ${columnOf(sums, (s) => s.units)}::bigint[], ${columnOf(sums, (s) => s.net)}::bigint[],
             ${columnOf(sums, (s) => s.street)}::bigint[], ${columnOf(sums, (s) => s.baseNet)}::bigint[],
             ${columnOf(sums, (s) => s.baseStreet)}::bigint[]) as a
    on conflict (vendor_id, view, currency, period, subject, first_partner_id, last_partner_id, way, kind) do update
       set lines = s.lines + excluded.lines, unrated = s.unrated + excluded.unrated, units = s.units + excluded.units,
           net_minor = s.net_minor + excluded.net_minor, street_minor = s.street_minor + excluded.street_minor,
           base_net_minor = s.base_net_minor + excluded.base_net_minor,
           base_street_minor = s.base_street_minor + excluded.base_street_minor`);
  const fewer = sums.filter(({ lines }) => lines <= 0);
  if (fewer.length === 0) return;
  await tx.query(Prisma.sql`
    delete from ledger_sum s
     using unnest(${columnOf(fewer, (s) => s.view)}::smallint[], ${columnOf(fewer, (s) => s.currency)}::char(3)[],
             ${columnOf(fewer, (s) => s.period)}::date[], ${columnOf(fewer, (s) => s.subject)}::uuid[],
             ${columnOf(fewer, (s) => s.first)}::uuid[], ${columnOf(fewer, (s) => s.last)}::uuid[],
             ${columnOf(fewer, (s) => s.way)}::smallint[], ${columnOf(fewer, (s) => s.kind)}::entry_kind[])
           as g (view, currency, period, subject, first, last, way, kind)
     where s.vendor_id = ${tx.vendorId}::int and s.view = g.view and s.currency = g.currency and s.period = g.period
       and s.subject = g.subject and s.first_partner_id = g.first and s.last_partner_id = g.last and s.way = g.way
       and s.kind = g.kind and s.lines = 0 and s.units = 0 and s.net_minor = 0 and s.street_minor = 0
       and s.base_net_minor = 0 and s.base_street_minor = 0 and s.unrated = 0`);
}
