import { before, type Stretch } from "#app/domain/customers/story/before.server.ts";
import type { Moment } from "#app/domain/customers/story/moment.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { formatMoney, formatUnits } from "#app/ui/format.ts";

import { columnName, dayKey } from "../period.ts";
import { soldTo } from "./read-bought.server.ts";

type Month = {
  id: string;
  month: Date;
  at: Date;
  units: number;
  netMinor: bigint;
  direct: boolean;
  ways: number;
};

/** What was bought, a moment for each month: the last day of it on which anything happened. */
export async function saleMoments(
  tx: ScopedTx,
  { partyIds, currency, page }: { partyIds: readonly string[]; currency: string; page: string },
  stretch: Stretch,
): Promise<Moment[]> {
  const rows = await tx.$queryRaw<Month[]>`
    select m.*
      from (select to_char(date_trunc('month', e.day::timestamp), 'YYYY-MM') as id,
                   date_trunc('month', e.day::timestamp)::date as month, (max(e.day)::timestamp at time zone 'UTC') as at,
                   sum(e.quantity)::float8 as units, coalesce(sum(e.base_net_minor), 0)::bigint as "netMinor",
                   bool_or(e.channel = 'direct') as direct,
                   count(distinct e.last_partner_id)::int as ways
              from ledger_entry e
             where ${soldTo(tx, partyIds)}
             group by 1, 2) m
     where ${before(stretch, Prisma.sql`m.at`, Prisma.sql`m.id`)}
     order by m.at desc, m.id desc
     limit ${stretch.take}::int`;
  return rows.map(({ id, month, at, units, netMinor, direct, ways }) => {
    const lines = new URLSearchParams({ from: dayKey(month), to: dayKey(lastOf(month)) });
    return {
      ...{ kind: "sale", id, at, note: null, look: null },
      text: `${units < 0 ? "Sent back" : "Bought"} ${formatUnits(Math.abs(units))} ${Math.abs(units) === 1 ? "unit" : "units"} in ${columnName(month, "month")}`,
      help: `${formatMoney(netMinor, currency, undefined, { whole: true })} vendor net, ${through(direct, ways)}`,
      to: `${page}${page.includes("?") ? "&" : "?"}${lines}`,
    } satisfies Moment;
  });
}

const lastOf = (day: Date) => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0));

function through(direct: boolean, ways: number): string {
  if (ways === 0) return "direct";
  const partners = `through ${ways} ${ways === 1 ? "partner" : "partners"}`;
  return direct ? `${partners} and direct` : partners;
}
