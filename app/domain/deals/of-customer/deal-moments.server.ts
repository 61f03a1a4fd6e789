import { before, type Stretch } from "#app/domain/customers/story/before.server.ts";
import type { Moment } from "#app/domain/customers/story/moment.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealEventKind } from "../deal.ts";
import { eventLooks } from "../ui/deal-words.ts";

type Row = {
  id: string;
  at: Date;
  event: DealEventKind;
  actorName: string;
  note: string | null;
  dealId: string;
  number: string;
  partnerName: string;
};

/** What the story of a customer tells of a deal; talk and stages are the deal's own page's. */
const told: readonly DealEventKind[] = [
  ...(["submitted", "resubmitted", "approved", "rejected", "withdrawn"] as const),
  ...(["won", "lost", "expired", "revoked", "extended"] as const),
];

/** How deals that name these wordings were registered, decided and ended. The vendor's side only. */
export async function dealMoments(
  tx: ScopedTx,
  partyIds: readonly string[],
  stretch: Stretch,
): Promise<Moment[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select e.id, e.at, e.kind as event, e.actor_name as "actorName", e.note, d.id as "dealId", d.number,
           p.name as "partnerName"
      from deal d
      join deal_event e on e.vendor_id = ${tx.vendorId}::int and e.deal_id = d.id
      join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = d.partner_id
     where d.vendor_id = ${tx.vendorId}::int and d.party_id = any(${[...partyIds]}::uuid[])
       and e.kind = any(${[...told]}::text[])
       and ${before(stretch, Prisma.sql`e.at`, Prisma.sql`e.id`)}
     order by e.at desc, e.id desc
     limit ${stretch.take}::int`;
  return rows.map(({ id, at, event, actorName, note, dealId, number, partnerName }) => ({
    ...{ kind: "deal", id, at, note },
    text: `Deal ${number} of ${partnerName}: ${eventLooks[event].word.toLowerCase()}`,
    help: actorName,
    to: `/desk/deals/${dealId}`,
    look: lookOf(event),
  }));
}

function lookOf(event: DealEventKind): Moment["look"] {
  const { tone } = eventLooks[event];
  if (tone === "ok") return "good";
  if (tone === "bad") return "bad";
  return tone === "live" ? "live" : null;
}
