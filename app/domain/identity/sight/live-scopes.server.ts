import type { Actor, PartnerKind, PartnerRole, VendorRole } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** People who have the same role at the same place, and so the same scope. */
export type LiveScope = { actor: Actor; place: string; people: number; names: string[] };

type Row = {
  partner_id: string | null;
  role: string;
  people: bigint;
  names: string[];
  name: string | null;
  kind: PartnerKind | null;
  linked: string[];
  showing: string[];
};

/** Every scope in which somebody of the vendor, or of one of its partners, may sign in today; the vendor's own first. */
export async function liveScopes(
  tx: ScopedTx,
  { vendorName, most }: { vendorName: string; most: number },
): Promise<{ scopes: LiveScope[]; more: boolean }> {
  // The same facts as identity.memberships_of() gives a person who signs in.
  const rows = await tx.$queryRaw<Row[]>`
    with place as (
      select m.partner_id, m.role::text as role, count(*) as people,
             (array_agg(m.name order by m.name, m.id))[1:12] as names
        from membership m
       where m.vendor_id = ${tx.vendorId}::int and m.ended_at is null
       group by m.partner_id, m.role
    )
    select w.*, p.name, p.kind::text as kind,
           array(select case when l.distributor_id = p.id then l.reseller_id else l.distributor_id end
                   from partner_link l
                  where l.vendor_id = ${tx.vendorId}::int and l.status = 'live'
                    and (l.distributor_id = p.id or l.reseller_id = p.id)) as linked,
           array(select l.reseller_id
                   from partner_link l
                  where l.vendor_id = ${tx.vendorId}::int and l.status = 'live' and l.shares_deals
                    and l.distributor_id = p.id) as showing
      from place w
      left join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = w.partner_id
     where w.partner_id is null or p.status = 'active'
     order by p.name nulls first, w.partner_id, w.role
     limit ${most + 1}::int`;
  const scopes = rows.slice(0, most).map((row) => ({
    actor: toActor(tx.vendorId, row),
    place: row.name ?? vendorName,
    people: Number(row.people),
    names: row.names,
  }));
  return { scopes, more: rows.length > most };
}

function toActor(vendorId: number, row: Row): Actor {
  const nobody = { personId: null, membershipId: null, name: "", vendorId };
  if (row.partner_id === null || row.kind === null) {
    return { ...nobody, audience: "vendor", partnerId: null, role: row.role as VendorRole };
  }
  return {
    ...nobody,
    audience: "partner",
    partnerId: row.partner_id,
    partnerKind: row.kind,
    partnerName: row.name ?? "",
    linked: row.linked,
    showing: row.showing,
    role: row.role as PartnerRole,
  };
}
