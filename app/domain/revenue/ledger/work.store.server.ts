import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Saved } from "../allocation/allocate.ts";
import type { Fact } from "../allocation/fact.ts";
import { type LedgerRow, ROW_TEXT_SQL, rowFrom } from "./ledger-row.ts";
import { column, columnOf } from "./packed.ts";
import type { DayRate } from "./rates.ts";

/** Where work on a product goes on: from the beginning, or from books that were kept. */
export type WorkFrom = { productId: string; from: Saved | null };

export const BEGINNING = "0001-01-01";

const ledgerLock = Prisma.sql`hashtext('ledger')`;

/**
 * Holds back whoever else works out these products, until the transaction ends. Everybody asks in the same order. The
 * shared lock is what adding everything up anew waits for.
 */
export async function lockProducts(tx: ScopedTx, productIds: readonly string[]) {
  await tx.query(
    Prisma.sql`select pg_advisory_xact_lock_shared(${ledgerLock}, ${tx.vendorId}::int)`,
  );
  await tx.query(Prisma.sql`
    select pg_advisory_xact_lock(${tx.vendorId}::int, hashtext(id))
      from (select unnest(${column(productIds)}::text[]) as id order by 1) p`);
}

/** Waits until nobody works on the vendor's ledger, and keeps everybody from it. */
export async function lockLedger(tx: ScopedTx) {
  await tx.query(Prisma.sql`select pg_advisory_xact_lock(${ledgerLock}, ${tx.vendorId}::int)`);
}

/** What of these products is to be worked out anew, and from which day on. It is taken off the list. */
export async function takeDue(tx: ScopedTx, productIds: readonly string[]) {
  const rows = await tx.query<{ productId: string; day: string }>(Prisma.sql`
    with taken as (
      delete from ledger_due
       where vendor_id = ${tx.vendorId}::int and product_id = any(${column(productIds)}::uuid[])
       returning product_id, from_day)
    select product_id as "productId", min(from_day)::text as day from taken group by 1 order by 1`);
  return new Map(rows.map(({ productId, day }) => [productId, day]));
}

/** The books that were kept last before these days. */
export async function selectStates(
  tx: ScopedTx,
  due: ReadonlyMap<string, string>,
): Promise<WorkFrom[]> {
  const rows = await tx.query<{ productId: string; day: string | null; state: string | null }>(
    Prisma.sql`
    select d.id as "productId", s.day::text as day, s.state
      from unnest(${column([...due.keys()])}::uuid[], ${column([...due.values()])}::date[]) as d (id, day)
      left join lateral (
        select day, state from ledger_state
         where vendor_id = ${tx.vendorId}::int and product_id = d.id and day <= d.day
         order by day desc limit 1) s on true
     order by d.id`,
  );
  return rows.map(({ productId, day, state }) => ({
    productId,
    from: day && state ? { day, state } : null,
  }));
}

const days = (work: readonly WorkFrom[]) => Prisma.sql`
  unnest(${columnOf(work, ({ productId }) => productId)}::uuid[],
         ${columnOf(work, ({ from }) => from?.day ?? BEGINNING)}::date[]) as w (id, day)`;

/**
 * The live facts of each product from its day on. They come as one text for each product: as rows, a product with a
 * long history would take several times as long to read as to work out.
 */
export async function selectFacts(
  tx: ScopedTx,
  work: readonly WorkFrom[],
): Promise<Map<string, Fact[]>> {
  const rows = await tx.query<{ productId: string; facts: string }>(Prisma.sql`
    select f.product_id as "productId",
           string_agg(concat_ws('|', f.id, f.kind, coalesce(f.partner_id::text, ''), coalesce(f.sold_to_id::text, ''),
             coalesce(f.party_id::text, ''), f.day, f.quantity, f.amount_minor, f.currency), ';' order by f.day) as facts
      from ${days(work)}
      join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.product_id = w.id and f.day >= w.day
       and f.superseded_at is null and f.shadow_of_id is null
     group by 1`);
  return new Map(
    rows.map(({ productId, facts }) => [
      productId,
      facts.split(";").map((text) => factFrom(productId, text)),
    ]),
  );
}

function factFrom(productId: string, text: string): Fact {
  const [id = "", kind, partnerId, soldToId, partyId, day = "", quantity, amount, currency = ""] =
    text.split("|");
  return {
    id,
    kind: kind as Fact["kind"],
    partnerId: partnerId || null,
    soldToId: soldToId || null,
    partyId: partyId || null,
    productId,
    day,
    quantity: Number(quantity),
    amountMinor: BigInt(amount ?? 0),
    currency,
    shadowOfId: null,
  };
}

/** What stands in the books of each product of what came to be since its day, as text. */
export async function selectRowTexts(
  tx: ScopedTx,
  work: readonly WorkFrom[],
): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ productId: string; rows: string }>(Prisma.sql`
    select e.product_id as "productId", string_agg(${Prisma.raw(ROW_TEXT_SQL)}, ';') as rows
      from ${days(work)}
      join ledger_entry e on e.vendor_id = ${tx.vendorId}::int and e.product_id = w.id and e.settled_on >= w.day
     group by 1`);
  return new Map(rows.map(({ productId, rows: texts }) => [productId, texts.split(";")]));
}

/** The whole ledger of a product, in an order of its own. */
export async function selectLedger(tx: ScopedTx, productId: string): Promise<LedgerRow[]> {
  const texts = await selectRowTexts(tx, [{ productId, from: null }]);
  return (texts.get(productId) ?? []).sort().map((text) => rowFrom(productId, text));
}

export async function removeRows(tx: ScopedTx, rows: readonly LedgerRow[]) {
  if (rows.length === 0) return;
  await tx.query(Prisma.sql`
    delete from ledger_entry e
     using unnest(${columnOf(rows, (r) => r.productId)}::uuid[], ${columnOf(rows, (r) => r.factId)}::uuid[],
             ${columnOf(rows, (r) => r.day)}::date[], ${columnOf(rows, (r) => r.settledOn)}::date[],
             ${columnOf(rows, (r) => r.no)}::smallint[]) as g (product_id, fact_id, day, settled_on, no)
     where e.vendor_id = ${tx.vendorId}::int and e.product_id = g.product_id and e.fact_id = g.fact_id
       and e.day = g.day and e.settled_on = g.settled_on and e.no = g.no`);
}

/** So many rows in one statement. */
const BATCH = 50_000;

export async function insertRows(tx: ScopedTx, rows: readonly LedgerRow[]) {
  for (let from = 0; from < rows.length; from += BATCH) {
    await insertSome(tx, rows.slice(from, from + BATCH));
  }
}

// Columns side by side in the list of what is selected are walked through together. As tables they would each be kept
// until all are read. In the order of their key they lie together as they are read again, and fill the key's pages.
const insertSome = (tx: ScopedTx, rows: readonly LedgerRow[]) =>
  tx.query(Prisma.sql`
    insert into ledger_entry (vendor_id, product_id, fact_id, day, settled_on, no, kind, channel, net_minor,
           street_minor, base_net_minor, base_street_minor, quantity, adjusts_day, party_id, first_partner_id,
           last_partner_id, layer_fact_id, currency, street_currency, rate, street_rate)
    select ${tx.vendorId}::int, unnest(${columnOf(rows, (r) => r.productId)}::uuid[]),
           unnest(${columnOf(rows, (r) => r.factId)}::uuid[]), unnest(${columnOf(rows, (r) => r.day)}::date[]),
           unnest(${columnOf(rows, (r) => r.settledOn)}::date[]), unnest(${columnOf(rows, (r) => r.no)}::smallint[]),
           unnest(${columnOf(rows, (r) => r.kind)}::entry_kind[]),
           unnest(${columnOf(rows, (r) => r.channel)}::channel[]),
           unnest(${columnOf(rows, (r) => r.netMinor)}::bigint[]),
           unnest(${columnOf(rows, (r) => r.streetMinor)}::bigint[]),
           unnest(${columnOf(rows, (r) => r.baseNetMinor)}::bigint[]),
           unnest(${columnOf(rows, (r) => r.baseStreetMinor)}::bigint[]),
           unnest(${columnOf(rows, (r) => r.quantity)}::int[]),
           unnest(${columnOf(rows, (r) => r.adjustsDay)}::date[]),
           unnest(${columnOf(rows, (r) => r.partyId)}::uuid[]),
           unnest(${columnOf(rows, (r) => r.firstPartnerId)}::uuid[]),
           unnest(${columnOf(rows, (r) => r.lastPartnerId)}::uuid[]),
           unnest(${columnOf(rows, (r) => r.layerFactId)}::uuid[]),
           unnest(${columnOf(rows, (r) => r.currency)}::char(3)[]),
           unnest(${columnOf(rows, (r) => r.streetCurrency)}::char(3)[]),
           unnest(${columnOf(rows, (r) => r.rate)}::numeric[]),
           unnest(${columnOf(rows, (r) => r.streetRate)}::numeric[])
     order by 2, 5, 3`);

export type KeptState = Saved & { productId: string };

/** Keeps these books. Of what was kept before, only what is older than the work stays, and not for ever. */
export async function keepStates(
  tx: ScopedTx,
  work: readonly WorkFrom[],
  kept: readonly KeptState[],
  forgetBefore: ReadonlyMap<string, string>,
) {
  const oldest = work.map(({ productId }) => forgetBefore.get(productId) ?? BEGINNING);
  await tx.query(Prisma.sql`
    delete from ledger_state s
     using unnest(${columnOf(work, ({ productId }) => productId)}::uuid[],
             ${columnOf(work, ({ from }) => from?.day ?? BEGINNING)}::date[], ${column(oldest)}::date[])
           as w (id, day, oldest)
     where s.vendor_id = ${tx.vendorId}::int and s.product_id = w.id and (s.day > w.day or s.day < w.oldest)`);
  if (kept.length === 0) return;
  await tx.query(Prisma.sql`
    insert into ledger_state (vendor_id, product_id, day, state)
    select ${tx.vendorId}::int, k.product, k.day, k.state
      from json_to_recordset(${JSON.stringify(kept.map(({ productId: product, day, state }) => ({ product, day, state })))}::json)
        as k (product uuid, day date, state text)`);
}

/** Of the vendor's currency in the currencies that facts are in; none where there are no others. */
export const selectRates = (tx: ScopedTx, base: string): Promise<DayRate[]> =>
  tx.query<DayRate>(Prisma.sql`
    select currency::text, day::text, trim_scale(rate)::text as rate from exchange_rate
     where vendor_id = ${tx.vendorId}::int and base = ${base}`);
