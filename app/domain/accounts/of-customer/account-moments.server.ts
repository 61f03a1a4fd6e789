import { before, type Stretch } from "#app/domain/customers/story/before.server.ts";
import type { Moment } from "#app/domain/customers/story/moment.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import {
  type Facet,
  type FacetLevel,
  facetNames,
  levelNames,
  type Side,
} from "../joint-account.ts";

type Happened = "invited" | "live" | "declined" | "ended" | "shown" | "taken_back";

type Row = {
  id: string;
  at: Date;
  what: Happened;
  accountId: string;
  partnerName: string;
  side: Side;
  facet: Facet | null;
  level: FacetLevel | null;
};

/** What became of the joint accounts on these customers, and what the two sides showed each other when. */
export async function accountMoments(
  tx: ScopedTx,
  customerIds: readonly string[],
  stretch: Stretch,
  vendorName: string,
): Promise<Moment[]> {
  const rows = await tx.$queryRaw<Row[]>`
    with account as (
      select a.id, a.status::text, a.invited_by::text as invited_by, a.created_at, a.answered_at, a.ended_at,
             p.name as partner
        from joint_account a
        join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = a.partner_id
       where a.vendor_id = ${tx.vendorId}::int and a.customer_id = any(${[...customerIds]}::uuid[])
    ), happened as (
      select a.id || '-i' as id, a.created_at as at, 'invited' as what, a.id as account, a.partner,
             a.invited_by as side, null as facet, null as level
        from account a
      union all
      select a.id || '-a', a.answered_at, case when a.status = 'declined' then 'declined' else 'live' end, a.id,
             a.partner, a.invited_by, null, null
        from account a where a.answered_at is not null
      union all
      select a.id || '-e', a.ended_at, 'ended', a.id, a.partner, a.invited_by, null, null
        from account a where a.ended_at is not null
      union all
      select g.id || '-s', g.starts_at, 'shown', a.id, a.partner, g.side::text, g.facet::text, g.level::text
        from account a join joint_grant g on g.vendor_id = ${tx.vendorId}::int and g.account_id = a.id
      union all
      select g.id || '-t', g.revoked_at, 'taken_back', a.id, a.partner, g.side::text, g.facet::text, g.level::text
        from account a join joint_grant g on g.vendor_id = ${tx.vendorId}::int and g.account_id = a.id
       where g.revoked_at is not null
    )
    select h.id, h.at, h.what, h.account as "accountId", h.partner as "partnerName", h.side, h.facet, h.level
      from happened h
     where ${before(stretch, Prisma.sql`h.at`, Prisma.sql`h.id`)}
     order by h.at desc, h.id desc
     limit ${stretch.take}::int`;
  return rows.map((row) => ({
    ...{ kind: "account", id: row.id, at: row.at, note: null, help: null },
    text: wordsOf(row, vendorName),
    to: `/desk/accounts/${row.accountId}`,
    look: row.what === "live" ? "good" : row.what === "invited" ? "live" : null,
  }));
}

function wordsOf({ what, partnerName, side, facet, level }: Row, vendorName: string): string {
  const from = side === "vendor" ? vendorName : partnerName;
  const other = side === "vendor" ? partnerName : vendorName;
  const shown =
    facet && level ? `${facetNames[facet].toLowerCase()}, ${levelNames[level].toLowerCase()}` : "";
  const words: Record<Happened, string> = {
    invited: `${from} invited ${other} to a joint account`,
    live: `The joint account with ${partnerName} is live`,
    declined: `The joint account with ${partnerName} was declined`,
    ended: `The joint account with ${partnerName} ended`,
    shown: `${from} shows ${other}: ${shown}`,
    taken_back: `${from} no longer shows ${other}: ${shown}`,
  };
  return words[what];
}
