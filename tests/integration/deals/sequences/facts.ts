import type { DealStatus } from "#app/domain/deals/deal.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import type { Stage } from "./stage.ts";

export type DealFact = {
  id: string;
  number: string;
  partner_id: string;
  party_id: string;
  owner_id: string;
  status: DealStatus;
  version: number;
  registration: number;
  protected_until: string | null;
  updated_at: string;
  customer_id: string;
  keys: (string | null)[];
  families: string[];
};
export type EventFact = {
  id: string;
  deal_id: string;
  at: string;
  kind: string;
  side: "vendor" | "partner";
  version: number | null;
  changes: Record<string, [string | null, string | null]> | null;
  form_id: string | null;
};
export type ProtectionFact = {
  id: string;
  deal_id: string;
  partner_id: string;
  customer_id: string;
  family_id: string;
  starts_at: string;
  ends_at: string;
  released_at: string | null;
};
export type StepFact = {
  deal_id: string;
  step_no: number;
  status: string;
  decided_at: string | null;
  decider_id: string | null;
};
export type RequestFact = { id: string; deal_id: string; kind: string; status: string };
export type DisputeFact = { id: string; first_deal_id: string; decided_at: string | null };
export type SideFact = { id: string; deal_id: string; dispute_id: string };
export type EngagementFact = {
  id: string;
  customer_id: string;
  starts_on: string;
  ends_on: string | null;
};
export type CustomerFact = { id: string; parent_id: string | null };

/** All that stands in the database about the deals of a vendor, as the portal itself sees it. */
export type Facts = {
  deals: DealFact[];
  events: EventFact[];
  protections: ProtectionFact[];
  steps: StepFact[];
  requests: RequestFact[];
  disputes: DisputeFact[];
  sides: SideFact[];
  engagements: EngagementFact[];
  customers: CustomerFact[];
  waits: number;
};

export const factsOf = ({ world }: Stage): Promise<Facts> =>
  withScope(world.system, async (tx) => {
    const [row] = await tx.$queryRaw<{ facts: Facts }[]>`
      select jsonb_build_object(
        'deals', (select coalesce(jsonb_agg(to_jsonb(d) - 'rules' || jsonb_build_object('customer_id', p.customer_id,
            'keys', jsonb_build_array(p.domain_key, p.duns_key, p.vat_key),
            'families', (select jsonb_agg(distinct l.family_id) from deal_line l
                          where l.vendor_id = d.vendor_id and l.deal_id = d.id))
            order by d.created_at, d.id), '[]')
          from deal d join reported_party p on p.vendor_id = d.vendor_id and p.id = d.party_id
         where d.vendor_id = ${tx.vendorId}::int),
        'events', (select coalesce(jsonb_agg(to_jsonb(e) order by e.version nulls first, e.at, e.id), '[]')
          from deal_event e where e.vendor_id = ${tx.vendorId}::int),
        'protections', (select coalesce(jsonb_agg(to_jsonb(r) order by r.starts_at, r.id), '[]')
          from protection r where r.vendor_id = ${tx.vendorId}::int),
        'steps', (select coalesce(jsonb_agg(to_jsonb(s) order by s.deal_id, s.step_no), '[]')
          from approval_step s where s.vendor_id = ${tx.vendorId}::int),
        'requests', (select coalesce(jsonb_agg(to_jsonb(q) order by q.asked_at, q.id), '[]')
          from deal_request q where q.vendor_id = ${tx.vendorId}::int),
        'disputes', (select coalesce(jsonb_agg(to_jsonb(s) order by s.opened_at, s.id), '[]')
          from dispute s where s.vendor_id = ${tx.vendorId}::int),
        'sides', (select coalesce(jsonb_agg(to_jsonb(s) order by s.asked_at, s.id), '[]')
          from dispute_side s where s.vendor_id = ${tx.vendorId}::int),
        'engagements', (select coalesce(jsonb_agg(to_jsonb(e) order by e.created_at, e.id), '[]')
          from direct_engagement e where e.vendor_id = ${tx.vendorId}::int),
        'customers', (select coalesce(jsonb_agg(to_jsonb(c) order by c.created_at, c.id), '[]')
          from customer c where c.vendor_id = ${tx.vendorId}::int),
        'waits', (select count(*) from protection_wait w where w.vendor_id = ${tx.vendorId}::int)) as facts`;
    if (!row) throw new Error("One row, whatever is there");
    return row.facts;
  });

export const at = (text: string): number => new Date(text).getTime();

/** Until when a protection really held. */
export const heldUntil = ({ ends_at, released_at }: ProtectionFact): number =>
  Math.min(at(ends_at), released_at ? at(released_at) : Number.POSITIVE_INFINITY);

export const isHeld = (protection: ProtectionFact, now: Date): boolean =>
  at(protection.starts_at) <= now.getTime() && now.getTime() < heldUntil(protection);

/** Whether two customers count as one. */
export function countAsOne(
  facts: Facts,
  one: string,
  other: string,
  wholeFamily: boolean,
): boolean {
  if (one === other) return true;
  if (!wholeFamily) return false;
  const parentOf = (id: string) =>
    facts.customers.find((each) => each.id === id)?.parent_id ?? null;
  const [mine, theirs] = [parentOf(one), parentOf(other)];
  return mine === other || theirs === one || (mine !== null && mine === theirs);
}

/** What a refusal must leave as it was. What is counted and logged is not in it. */
const kept = [
  ...["deal", "deal_line", "deal_event", "protection", "approval_step", "deal_request"],
  ...["deal_comment", "deal_note", "deal_file", "deal_member", "dispute", "dispute_side"],
  ...["dispute_evidence", "deal_conflict", "protection_wait", "deal_draft", "deal_notice"],
  ...["reported_party", "customer", "customer_identifier", "direct_engagement"],
];
/** Of these, that they were written: whoever runs the queue of this database sends them meanwhile. */
const sent = ["notification", "mail"];

const digestFrom = (table: string, words: string) =>
  `select '${table}' as t, md5(string_agg(md5(${words}), '' order by md5(${words}))) as d
     from ${table} x where x.vendor_id = $1`;

const digestSql = [
  ...kept.map((table) => digestFrom(table, "x::text")),
  ...sent.map((table) => digestFrom(table, "x.id::text")),
].join(" union all ");

/** A short word for the vendor's rows as they are, table by table. */
export const digestOf = ({ world }: Stage): Promise<string> =>
  withScope(world.system, async (tx: ScopedTx) => {
    const rows = await tx.$queryRawUnsafe<{ t: string; d: string | null }[]>(
      digestSql,
      tx.vendorId,
    );
    return rows.map(({ t, d }) => `${t} ${d}`).join("\n");
  });
