import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { ECHO_DAYS, type EchoLine, pairEchoes, SEASON_DAYS } from "./echo.ts";
import { pairAsDecided, selectApart } from "./echoes/decided-echoes.store.server.ts";
import { linkEchoes, selectLinked } from "./sales-fact.store.server.ts";
import { lookUp } from "./staged-sales.server.ts";

const DAY_MS = 86_400_000;

/**
 * A reseller's new lines may echo its distributors', and a distributor's may be echoed already. Looks at the live
 * lines of these submissions, all of one reporter.
 */
export async function linkEchoesOf(
  tx: ScopedTx,
  partnerId: string,
  submissionIds: readonly string[],
  outline?: Outline | null,
) {
  await pairAsDecided(tx);
  const linked = await selectLinked(tx, partnerId);
  if (linked.distributors.length + linked.resellers.length === 0) return;
  const file = outline === undefined ? await outlineOf(tx, submissionIds) : outline;
  if (!file) return;
  const apart = await selectApart(tx);
  const theirs = await selectUnpaired(tx, linked.distributors, "distributor", file);
  const own = await selectLike(tx, submissionIds, "reseller", theirs);
  await lookUp(tx, "each");
  await linkEchoes(tx, pairEchoes(own, theirs, apart));
  const echoes = await selectUnpaired(tx, linked.resellers, "reseller", file);
  const lines = await selectLike(tx, submissionIds, "distributor", echoes);
  await lookUp(tx, "each");
  await linkEchoes(tx, pairEchoes(echoes, lines, apart));
}

type Days = { from: Date; to: Date };
type Outline = Days & { customerIds: string[] };

/** Which customers the lines are of, and from which days. */
async function outlineOf(tx: ScopedTx, submissionIds: readonly string[]): Promise<Outline | null> {
  await lookUp(tx, "all");
  const [row] = await tx.$queryRaw<{ from: Date | null; to: Date | null; customerIds: string[] }[]>`
    select min(f.day) as from, max(f.day) as to,
           coalesce(array_agg(distinct p.customer_id), '{}') as "customerIds"
      from revenue_fact f join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = f.party_id
     where f.vendor_id = ${tx.vendorId}::int and f.submission_id = any(${[...submissionIds]}::uuid[])
       and f.kind = 'sell_through' and f.superseded_at is null and f.shadow_of_id is null`;
  return row?.from && row.to ? { from: row.from, to: row.to, customerIds: row.customerIds } : null;
}

/** The reporter of a reseller's line, the reseller sold to of a distributor's. */
const resellerOf = { reseller: Prisma.sql`f.partner_id`, distributor: Prisma.sql`f.sold_to_id` };

const columns = (side: keyof typeof resellerOf) => Prisma.sql`
  f.id, f.product_id as "productId", p.customer_id as "customerId", f.quantity, f.day, f.document,
  ${resellerOf[side]} as "resellerId"`;

const unpaired = (tx: ScopedTx) => Prisma.sql`
  f.kind = 'sell_through' and f.superseded_at is null and f.shadow_of_id is null and not exists (
    select from revenue_fact e
     where e.vendor_id = ${tx.vendorId}::int and e.shadow_of_id = f.id and e.superseded_at is null)`;

/** Live lines of these reporters about the same customers that are in no pair yet. */
async function selectUnpaired(
  tx: ScopedTx,
  reporters: readonly string[],
  side: keyof typeof resellerOf,
  { from, to, customerIds }: Outline,
): Promise<EchoLine[]> {
  if (reporters.length === 0) return [];
  const first = new Date(from.getTime() - SEASON_DAYS * DAY_MS);
  const last = new Date(to.getTime() + SEASON_DAYS * DAY_MS);
  await lookUp(tx, "each");
  return tx.$queryRaw<EchoLine[]>`
    select ${columns(side)}
      from reported_party p
      join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.party_id = p.id
     where p.vendor_id = ${tx.vendorId}::int and p.customer_id = any(${customerIds}::uuid[])
       and p.partner_id = any(${[...reporters]}::uuid[]) and f.partner_id = any(${[...reporters]}::uuid[])
       and f.day between ${first}::date and ${last}::date and ${unpaired(tx)}`;
}

/** Lines of the submissions that tell of the same goods and customer as any of the others. */
async function selectLike(
  tx: ScopedTx,
  submissionIds: readonly string[],
  side: keyof typeof resellerOf,
  others: readonly EchoLine[],
): Promise<EchoLine[]> {
  if (others.length === 0) return [];
  await lookUp(tx, "all");
  return tx.$queryRaw<EchoLine[]>`
    select ${columns(side)}
      from revenue_fact f
      join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = f.party_id
      join (select distinct * from unnest(
              ${others.map((line) => line.productId)}::uuid[], ${others.map((line) => line.customerId)}::uuid[],
              ${others.map((line) => line.quantity)}::int[]) as o (product_id, customer_id, quantity)) o
        on o.product_id = f.product_id and o.customer_id = p.customer_id and o.quantity = f.quantity
     where f.vendor_id = ${tx.vendorId}::int and f.submission_id = any(${[...submissionIds]}::uuid[])
       and ${unpaired(tx)}`;
}

/** So many of the rows that echo are named. */
const NAMED = 20;
const none = { lines: 0, rows: [] as number[] };

/** The staged lines of a partner that tell of what one of another tier has reported, as far as their customers are known. */
export async function stagedEchoes(
  tx: ScopedTx,
  partnerId: string,
  submissionId: string,
  days: Days | null,
): Promise<{ lines: number; rows: number[] }> {
  const { distributors, resellers } = await selectLinked(tx, partnerId);
  if (distributors.length + resellers.length === 0 || !days) return none;
  const file = await outlineOfStaged(tx, submissionId, days);
  if (!file) return none;
  const others = [
    ...(await selectUnpaired(tx, distributors, "distributor", file)),
    ...(await selectUnpaired(tx, resellers, "reseller", file)),
  ];
  if (others.length === 0) return none;
  await lookUp(tx, "all");
  const [row] = await tx.$queryRaw<{ lines: number; rows: number[] }[]>`
    with ${stagedCustomers(tx, submissionId)}
    select count(distinct s.row_no)::int as lines,
           coalesce((array_agg(distinct s.row_no))[1:${NAMED}], '{}') as rows
      from staging_row s
      join customer c on c.row_no = s.party_row
      join unnest(${others.map((line) => line.productId)}::uuid[], ${others.map((line) => line.customerId)}::uuid[],
                  ${others.map((line) => line.quantity)}::int[], ${others.map((line) => line.day)}::date[])
           as o (product_id, customer_id, quantity, day)
        on o.product_id = s.product_id and o.customer_id = c.id and o.quantity = s.quantity
       and abs(o.day - s.day) <= ${ECHO_DAYS}
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null`;
  return row ?? none;
}

/** The rows that spell customers out which are known, with the customers. */
const stagedCustomers = (tx: ScopedTx, submissionId: string) => Prisma.sql`
  customer as materialized (
    select w.row_no, (select p.customer_id from reported_party p
                       where p.vendor_id = ${tx.vendorId}::int and p.fingerprint = w.party_print) as id
      from staging_row w
     where w.vendor_id = ${tx.vendorId}::int and w.submission_id = ${submissionId}::uuid
       and w.party_print is not null)`;

/** The same of lines that lie in staging, as far as their customers are known. */
export async function outlineOfStaged(
  tx: ScopedTx,
  submissionId: string,
  days: Days,
): Promise<Outline | null> {
  const [row] = await tx.$queryRaw<{ customerIds: string[] }[]>`
    with ${stagedCustomers(tx, submissionId)}
    select coalesce(array_agg(distinct c.id), '{}') as "customerIds" from customer c where c.id is not null`;
  const customerIds = row?.customerIds ?? [];
  return customerIds.length === 0 ? null : { ...days, customerIds };
}
