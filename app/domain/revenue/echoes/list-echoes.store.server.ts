import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { EchoKind, EchoQuery } from "./echo-query.ts";

type Side = {
  id: string;
  partnerId: string;
  day: string;
  document: string;
  quantity: number;
  /** As text: JSON has no such numbers. */
  amountMinor: string;
  currency: string;
  customerId: string | null;
  customerName: string | null;
  submissionId: string;
  rowNo: number;
};

export type EchoRow = {
  how: EchoKind;
  productId: string;
  own: Side | null;
  other: Side | null;
  decision: { id: string; byName: string; at: string } | null;
};

type Place = { day: string; id: string };
export type EchoRows = { rows: EchoRow[]; next: Place | null };

const { sql, empty } = Prisma;

const PAGE_SIZE = 40;
/** Lines of a reseller, the latest, for which a line like them is looked for. */
const LOOKED_THROUGH = 1_000;
/** How far apart two lines may be dated that a person is asked about. */
const ASKED_DAYS = 30;

const side = (tx: ScopedTx, fact: string) => {
  const f = Prisma.raw(fact);
  return sql`case when ${f}.id is null then null else json_build_object(
    'id', ${f}.id, 'partnerId', ${f}.partner_id, 'day', ${f}.day, 'document', ${f}.document,
    'quantity', ${f}.quantity, 'amountMinor', ${f}.amount_minor::text, 'currency', ${f}.currency,
    'submissionId', ${f}.submission_id, 'rowNo', ${f}.row_no,
    'customerId', (select p.customer_id from reported_party p
      where p.vendor_id = ${tx.vendorId}::int and p.id = ${f}.party_id),
    'customerName', (select p.name from reported_party p
      where p.vendor_id = ${tx.vendorId}::int and p.id = ${f}.party_id)) end`;
};

const decision = (tx: ScopedTx) => sql`
  case when e.id is null then null else json_build_object('id', e.id, 'at', e.decided_at, 'byName',
    coalesce((select m.name from membership m
               where m.vendor_id = ${tx.vendorId}::int and m.id = e.decided_by), 'Somebody')) end`;

const sameDocument = sql`upper(trim(own.document)) = upper(trim(other.document)) and trim(own.document) <> ''`;

function narrowed({ partner, evidence }: EchoQuery) {
  const by = partner
    ? sql`and (own.partner_id = ${partner}::uuid or other.partner_id = ${partner}::uuid)`
    : empty;
  if (!evidence) return by;
  return evidence === "document"
    ? sql`${by} and ${sameDocument}`
    : sql`${by} and not (${sameDocument})`;
}

type Found = EchoRow & { placeDay: string; placeId: string };

function cut(found: Found[]): EchoRows {
  const last = found[PAGE_SIZE - 1];
  return {
    rows: found.slice(0, PAGE_SIZE).map(({ placeDay: _, placeId: __, ...row }) => row),
    next: found.length > PAGE_SIZE && last ? { day: last.placeDay, id: last.placeId } : null,
  };
}

/** Pairs that stand, the latest line first. */
export async function selectPairs(tx: ScopedTx, query: EchoQuery): Promise<EchoRows> {
  const { how, line, after } = query;
  const found = await tx.$queryRaw<Found[]>`
    select case when e.id is null then 'rule' else 'hand' end as how, own.product_id as "productId",
           ${side(tx, "own")} as own, ${side(tx, "other")} as other, ${decision(tx)} as decision,
           own.day::text as "placeDay", own.id as "placeId"
      from revenue_fact own
      join revenue_fact other on other.vendor_id = ${tx.vendorId}::int and other.id = own.shadow_of_id
      left join echo_decision e on e.vendor_id = ${tx.vendorId}::int and e.own_key = own.line_key
       and e.other_key = other.line_key and e.verdict = 'paired' and e.undone_at is null
     where own.vendor_id = ${tx.vendorId}::int and own.shadow_of_id is not null ${narrowed(query)}
       ${line ? sql`and (own.id = ${line}::uuid or own.shadow_of_id = ${line}::uuid)` : empty}
       ${how === "rule" ? sql`and e.id is null` : how === "hand" ? sql`and e.id is not null` : empty}
       ${after ? sql`and (own.day, own.id) < (${after.day}::date, ${after.id}::uuid)` : empty}
     order by own.day desc, own.id desc
     limit ${PAGE_SIZE + 1}::int`;
  return cut(found);
}

/** What people said are two sales, the latest decision first. */
export async function selectParted(tx: ScopedTx, query: EchoQuery): Promise<EchoRows> {
  const { after } = query;
  const found = await tx.$queryRaw<Found[]>`
    select 'parted' as how, e.product_id as "productId", ${side(tx, "own")} as own, ${side(tx, "other")} as other,
           ${decision(tx)} as decision, e.decided_at::date::text as "placeDay", e.id as "placeId"
      from echo_decision e
      left join revenue_fact own on own.vendor_id = ${tx.vendorId}::int and own.line_key = e.own_key
       and own.superseded_at is null
      left join revenue_fact other on other.vendor_id = ${tx.vendorId}::int and other.line_key = e.other_key
       and other.superseded_at is null
     where e.vendor_id = ${tx.vendorId}::int and e.undone_at is null and e.verdict = 'parted' ${narrowed(query)}
       ${after ? sql`and (e.decided_at::date, e.id) < (${after.day}::date, ${after.id}::uuid)` : empty}
     order by e.decided_at::date desc, e.id desc
     limit ${PAGE_SIZE + 1}::int`;
  return cut(found);
}

/**
 * Lines of a reseller and of a distributor of its that are alike but too far apart for the rule: same product and
 * customer, in no pair, and not parted. Only one partner's latest lines are looked through.
 */
export async function selectMaybePairs(tx: ScopedTx, query: EchoQuery): Promise<EchoRows> {
  const { partner } = query;
  if (!partner) return { rows: [], next: null };
  const alone = (fact: string) => sql`
    ${Prisma.raw(fact)}.kind = 'sell_through' and ${Prisma.raw(fact)}.superseded_at is null
    and ${Prisma.raw(fact)}.shadow_of_id is null and not exists (
      select from revenue_fact s where s.vendor_id = ${tx.vendorId}::int and s.shadow_of_id = ${Prisma.raw(fact)}.id)`;
  const rows = await tx.$queryRaw<EchoRow[]>`
    with own as materialized (
      select own.*, p.customer_id from revenue_fact own
        join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = own.party_id
       where own.vendor_id = ${tx.vendorId}::int and own.partner_id = ${partner}::uuid and ${alone("own")}
       order by own.day desc, own.id desc
       limit ${LOOKED_THROUGH}::int)
    select 'maybe' as how, own.product_id as "productId", ${side(tx, "own")} as own, ${side(tx, "other")} as other,
           null as decision
      from own
      join partner_link k on k.vendor_id = ${tx.vendorId}::int and k.reseller_id = own.partner_id and k.status = 'live'
      join reported_party q on q.vendor_id = ${tx.vendorId}::int and q.customer_id = own.customer_id
       and q.partner_id = k.distributor_id
      join revenue_fact other on other.vendor_id = ${tx.vendorId}::int and other.party_id = q.id
       and other.partner_id = k.distributor_id and other.product_id = own.product_id
       and sign(other.quantity) = sign(own.quantity) and abs(other.day - own.day) <= ${ASKED_DAYS}
       and (other.sold_to_id is null or other.sold_to_id = own.partner_id) and ${alone("other")}
     where not exists (
       select from echo_decision e
        where e.vendor_id = ${tx.vendorId}::int and e.own_key = own.line_key and e.other_key = other.line_key
          and e.undone_at is null)
       ${narrowed({ ...query, partner: undefined })}
     order by abs(own.quantity - other.quantity), abs(other.day - own.day), own.day desc, own.id, other.id
     limit ${PAGE_SIZE}::int`;
  return { rows, next: null };
}
