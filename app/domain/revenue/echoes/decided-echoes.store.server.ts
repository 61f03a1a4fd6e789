import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** Pairs that a person said are two sales, as `pairEchoes` asks for them. */
export type Apart = ReadonlySet<string>;

const { sql } = Prisma;

// The limit has each line found by its index, whatever way is prescribed for the statements around.
const liveLine = (tx: ScopedTx, key: Prisma.Sql) => sql`
  lateral (select f.id, f.shadow_of_id from revenue_fact f
            where f.vendor_id = ${tx.vendorId}::int and f.line_key = ${key} and f.superseded_at is null
            limit 1)`;

/** Decisions that hold, with the two live lines that they are about. They are few. */
const decided = (tx: ScopedTx, verdict: "parted" | "paired") => sql`
  echo_decision e
  cross join ${liveLine(tx, sql`e.own_key`)} own
  cross join ${liveLine(tx, sql`e.other_key`)} other
  where e.vendor_id = ${tx.vendorId}::int and e.undone_at is null and e.verdict = ${verdict}`;

export async function selectApart(tx: ScopedTx): Promise<Apart> {
  const rows = await tx.$queryRaw<{ pair: string }[]>`
    select own.id || ' ' || other.id as pair from ${decided(tx, "parted")}`;
  return new Set(rows.map(({ pair }) => pair));
}

/**
 * Pairs the lines that a person paired, whatever stands: who was paired with either of them is alone again. What is
 * paired already is not touched.
 */
export async function pairAsDecided(tx: ScopedTx): Promise<void> {
  await tx.$executeRaw`
    with wanted as materialized (
      select own.id, other.id as of from ${decided(tx, "paired")}
         and (own.shadow_of_id is distinct from other.id or other.shadow_of_id is not null)),
    alone as (
      update revenue_fact f set shadow_of_id = null
       where f.vendor_id = ${tx.vendorId}::int and f.shadow_of_id is not null
         and (f.id in (select of from wanted)
           or f.shadow_of_id in (select of from wanted union all select id from wanted))
         and f.id not in (select id from wanted))
    update revenue_fact f set shadow_of_id = w.of from wanted w
     where f.vendor_id = ${tx.vendorId}::int and f.id = w.id`;
}

export type LineOfPair = {
  id: string;
  lineKey: string;
  productId: string;
  partnerId: string;
  shadowOfId: string | null;
  customerId: string | null;
};

/** Live lines that partners reported of sales, held until the transaction ends. */
export const lockLines = (tx: ScopedTx, ids: readonly string[]): Promise<LineOfPair[]> =>
  tx.$queryRaw<LineOfPair[]>`
    select f.id, f.line_key as "lineKey", f.product_id as "productId", f.partner_id as "partnerId",
           f.shadow_of_id as "shadowOfId",
           (select p.customer_id from reported_party p
             where p.vendor_id = ${tx.vendorId}::int and p.id = f.party_id) as "customerId"
      from revenue_fact f
     where f.vendor_id = ${tx.vendorId}::int and f.id = any(${[...ids]}::uuid[])
       and f.kind = 'sell_through' and f.superseded_at is null
     order by f.id
       for no key update of f`;

/** Lets these lines stand alone. */
export const standAlone = (tx: ScopedTx, ids: readonly string[]) =>
  tx.$executeRaw`
    update revenue_fact set shadow_of_id = null
     where vendor_id = ${tx.vendorId}::int and id = any(${[...ids]}::uuid[]) and shadow_of_id is not null`;
