import { productsById } from "#app/domain/catalog/products.server.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Channel } from "../allocation/entry.ts";
import { selectFiles, selectShadows, selectSourceFacts } from "../lineage.store.server.ts";
import { dayKey } from "../period.ts";
import { type LinePlace, type LinesQuery, linePlaceWord } from "./lines-query.ts";
import { soldTo } from "./read-bought.server.ts";

/** A line of a file that a customer's figure is made of. */
export type CustomerLine = {
  factId: string;
  day: Date;
  partNo: string;
  productName: string;
  quantity: number;
  netMinor: bigint;
  streetMinor: bigint;
  /** The partners it went through, the distributor first; empty when direct. */
  through: string[];
  /** Who reported it; null for the vendor's own invoices. */
  reporter: string | null;
  document: string;
  serials: string[];
  /** The row as it was sent. */
  source: { submissionId: string; rowNo: number; fileName: string } | null;
  /** Who else reported the same sale, which is counted once. */
  echoes: string[];
};

export type CustomerLines = {
  lines: CustomerLine[];
  totals: { lines: number; units: number; netMinor: bigint; streetMinor: bigint };
  after: string | null;
};

const PAGE_SIZE = 50;

type Asked = { partyIds: readonly string[]; query: LinesQuery };

/** The lines behind a figure of a customer, the latest first, and what all of them add up to. */
export async function readLines(
  tx: ScopedTx,
  asked: Asked,
  place: LinePlace | null,
): Promise<CustomerLines> {
  const where = linesWhere(tx, asked);
  const [totals] = await tx.$queryRaw<CustomerLines["totals"][]>`
    select count(distinct e.fact_id)::int as lines, coalesce(sum(e.quantity), 0)::float8 as units,
           coalesce(sum(e.base_net_minor), 0)::bigint as "netMinor",
           coalesce(sum(e.base_street_minor), 0)::bigint as "streetMinor"
      from ledger_entry e where ${where}`;
  const rows = await selectPage(tx, where, place);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    lines: await asLines(tx, shown),
    totals: totals ?? { lines: 0, units: 0, netMinor: 0n, streetMinor: 0n },
    after:
      rows.length > PAGE_SIZE && last
        ? linePlaceWord({ day: dayKey(last.day), factId: last.factId })
        : null,
  };
}

function linesWhere(tx: ScopedTx, { partyIds, query }: Asked) {
  const parts = [soldTo(tx, partyIds)];
  if (query.from) parts.push(Prisma.sql`e.day >= ${query.from}::date`);
  if (query.to) parts.push(Prisma.sql`e.day <= ${query.to}::date`);
  if (query.channel === "direct") parts.push(Prisma.sql`e.channel = 'direct'`);
  if (query.channel === "indirect") parts.push(Prisma.sql`e.channel <> 'direct'`);
  if (query.product) parts.push(Prisma.sql`e.product_id = ${query.product}::uuid`);
  if (query.way) {
    const { firstPartnerId, lastPartnerId } = query.way;
    parts.push(Prisma.sql`e.first_partner_id is not distinct from ${firstPartnerId}::uuid
      and e.last_partner_id is not distinct from ${lastPartnerId}::uuid`);
  }
  if (query.serials) {
    parts.push(Prisma.sql`exists (
      select 1 from revenue_fact f
       where f.vendor_id = ${tx.vendorId}::int and f.id = e.fact_id and cardinality(f.serials) > 0)`);
  }
  return Prisma.join(parts, " and ");
}

type Row = Pick<CustomerLine, "factId" | "day" | "quantity" | "netMinor" | "streetMinor"> & {
  productId: string;
  channel: Channel;
  first: (string | null)[];
  last: (string | null)[];
};

const selectPage = (tx: ScopedTx, where: Prisma.Sql, place: LinePlace | null) => tx.$queryRaw<
  Row[]
>`
  select e.day, e.fact_id as "factId", e.product_id as "productId", min(e.channel::text) as channel,
         array_agg(distinct e.first_partner_id) as first, array_agg(distinct e.last_partner_id) as last,
         sum(e.quantity)::float8 as quantity, coalesce(sum(e.base_net_minor), 0)::bigint as "netMinor",
         coalesce(sum(e.base_street_minor), 0)::bigint as "streetMinor"
    from ledger_entry e
   where ${where}
     and ${place ? Prisma.sql`(e.day, e.fact_id) < (${place.day}::date, ${place.factId}::uuid)` : Prisma.sql`true`}
   group by e.day, e.fact_id, e.product_id
   order by e.day desc, e.fact_id desc, e.product_id
   limit ${PAGE_SIZE + 1}::int`;

async function asLines(tx: ScopedTx, rows: readonly Row[]): Promise<CustomerLine[]> {
  const ids = rows.map(({ factId }) => factId);
  const facts = await selectSourceFacts(tx, ids);
  const shadows = await selectShadows(tx, ids);
  const files = await selectFiles(
    tx,
    [...facts.values()].map(({ submissionId }) => submissionId),
  );
  const products = await productsById(
    tx,
    rows.map(({ productId }) => productId),
  );
  const partners = await partnersById(
    tx,
    [
      ...rows.flatMap(({ first, last }) => [...first, ...last]),
      ...[...facts.values(), ...shadows].map(({ partnerId }) => partnerId),
    ].filter((id) => id !== null),
  );
  const nameOf = (id: string) => partners.get(id)?.name ?? "A partner";
  return rows.map(({ productId, channel, first, last, ...row }): CustomerLine => {
    const fact = facts.get(row.factId);
    const file = fact && files.get(fact.submissionId);
    const on = channel === "direct" ? [] : [...first, ...last].filter((id) => id !== null);
    return {
      ...row,
      partNo: products.get(productId)?.partNo ?? "",
      productName: products.get(productId)?.name ?? "",
      through: [...new Set(on)].map(nameOf),
      reporter: fact?.partnerId ? nameOf(fact.partnerId) : null,
      document: fact?.document ?? "",
      serials: fact?.serials ?? [],
      source:
        fact && file
          ? { submissionId: fact.submissionId, rowNo: fact.rowNo, fileName: file.fileName }
          : null,
      echoes: shadows
        .filter(({ shadowOfId }) => shadowOfId === row.factId)
        .map(({ partnerId }) => (partnerId ? nameOf(partnerId) : "The vendor")),
    };
  });
}
