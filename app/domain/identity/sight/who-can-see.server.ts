import type { Role, VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { whoReads } from "#app/platform/db/who-reads.server.ts";
import { can } from "../permissions.ts";
import { type LiveScope, liveScopes } from "./live-scopes.server.ts";
import { findSightRecord } from "./sight.server.ts";
import { ruleFor, type SightKind, type SightRecord, sights } from "./sight.ts";
import { ruleWords } from "./sight-words.ts";

/** More scopes than a page should ask a database for. */
const MOST_SCOPES = 3_000;

export type Seer = {
  place: string;
  role: Role;
  people: number;
  names: string[];
  /** Why the row alone is not enough to open the page; null when it opens. */
  closed: string | null;
};

export type SeersByReason = {
  reason: string;
  /** False where the database answers otherwise than the rules do. */
  explained: boolean;
  seers: Seer[];
};

export type FurtherWay = {
  place: string;
  facet: string;
  level: string;
  since: Date;
  until: Date | null;
};

export type WhoCanSee = {
  record: SightRecord;
  reasons: SeersByReason[];
  further: FurtherWay[];
  asked: number;
  people: number;
  /** There were more scopes than were asked for. */
  more: boolean;
};

/** Who sees a record: the database is asked in every scope in which somebody may sign in today. */
export async function whoCanSee(
  tx: ScopedTx,
  actor: VendorActor,
  { kind, id, at }: { kind: SightKind; id: string; at: Date },
): Promise<WhoCanSee | null> {
  const record = await findSightRecord(tx, kind, id);
  if (!record) return null;
  const { shortName: vendorName } = await tx.vendor.findUniqueOrThrow({
    where: { vendorId: tx.vendorId },
    select: { shortName: true },
  });
  const { scopes, more } = await liveScopes(tx, { vendorName, most: MOST_SCOPES });
  const actors = scopes.map((scope) => scope.actor);
  const reads = await whoReads(tx, actor, { table: sights[kind].table, id }, actors);
  const otherName = await nameOf(tx, record.partnerId);
  const seen = scopes.filter((_, place) => reads[place]);
  return {
    record,
    reasons: byReason(record, scopes, reads, { vendorName, otherName }),
    further: await furtherWays(tx, record, at),
    asked: scopes.length,
    people: seen.reduce((sum, { people }) => sum + people, 0),
    more,
  };
}

type Names = { vendorName: string; otherName: string };

function byReason(
  record: SightRecord,
  scopes: readonly LiveScope[],
  reads: readonly boolean[],
  names: Names,
): SeersByReason[] {
  const groups = new Map<string, SeersByReason>();
  scopes.forEach((scope, place) => {
    const rule = ruleFor(scope.actor, record);
    const explained = (rule !== null) === reads[place];
    if (!reads[place] && explained) return;
    const reason = !rule
      ? "The database shows it, and no rule says why"
      : reads[place]
        ? ruleWords(rule, record, { ...names, place: scope.place })
        : "A rule would show it, and the database does not";
    const group = groups.get(reason) ?? { reason, explained, seers: [] };
    groups.set(reason, group);
    group.seers.push({
      place: scope.place,
      role: scope.actor.role,
      people: scope.people,
      names: scope.names,
      closed: closedWords(record, scope),
    });
  });
  // What needs an auditor's eye comes first.
  return [...groups.values()].sort((a, b) => Number(a.explained) - Number(b.explained));
}

function closedWords(record: SightRecord, { actor }: LiveScope): string | null {
  const { one, vendor, partner } = sights[record.kind];
  const side = actor.audience === "vendor" ? vendor : partner;
  if (!side || !can(actor, side.needs)) return `This role opens no page with a ${one}`;
  return null;
}

async function nameOf(tx: ScopedTx, id: string | null): Promise<string> {
  if (!id) return "";
  const partner = await tx.partner.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: { name: true },
  });
  return partner?.name ?? "";
}

/** What joint accounts on the record's customer show of it, without its row. */
function furtherWays(tx: ScopedTx, record: SightRecord, at: Date): Promise<FurtherWay[]> {
  const { kind, id } = record;
  if (kind !== "deal" && kind !== "customer") return Promise.resolve([]);
  return tx.$queryRaw<FurtherWay[]>`
    with about as (
      select ${id}::uuid as customer_id where ${kind} = 'customer'
      union
      select p.customer_id
        from deal d
        join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = d.party_id
       where d.vendor_id = ${tx.vendorId}::int and d.id = ${id}::uuid and ${kind} = 'deal'
    )
    select o.name as place, g.facet::text as facet, g.level::text as level, g.starts_at as since, g.ends_at as until
      from about b
      join joint_account a on a.vendor_id = ${tx.vendorId}::int and a.customer_id = b.customer_id and a.status = 'active'
      join joint_grant g
        on g.vendor_id = ${tx.vendorId}::int and g.account_id = a.id and g.side = 'vendor' and g.level <> 'none'
       and g.revoked_at is null and g.starts_at <= ${at}::timestamptz
       and (g.ends_at is null or g.ends_at > ${at}::timestamptz)
      join partner o on o.vendor_id = ${tx.vendorId}::int and o.id = a.partner_id
     where ${kind} = 'customer' or g.facet = 'pipeline'
     order by o.name, g.facet
     limit 500`;
}
