import { partnersById } from "#app/domain/partners/partners.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { tellDesk } from "../tell.server.ts";
import { nothingBoughtLetter } from "../ui/due-letters.ts";
import { OVERDUE_DAYS } from "./deal-outcome.ts";

/** What was won longer ago than that is no news when it is first looked at. */
const STILL_NEWS_DAYS = 30;
const MOST = 100;

/** Tells the vendor, once for each deal, that nothing was bought under a deal that was won a month ago. */
export const tellNothingBought = (vendorId: number, at: Date) =>
  withScope(systemActor(vendorId), async (tx) => {
    const overdue = await selectOverdue(tx, at);
    const partners = await partnersById(
      tx,
      overdue.map(({ partnerId }) => partnerId),
    );
    for (const deal of overdue) {
      const { count } = await tx.dealNotice.createMany({
        data: [
          {
            ...{ vendorId, dealId: deal.id, partnerId: deal.partnerId, at },
            ...{ kind: "nothing_bought", key: deal.wonOn },
          },
        ],
        skipDuplicates: true,
      });
      if (count === 0) continue;
      const partnerName = partners.get(deal.partnerId)?.name ?? "";
      await tellDesk(
        tx,
        systemActor(vendorId),
        deal,
        nothingBoughtLetter({ ...deal, partnerName, days: OVERDUE_DAYS }),
      );
    }
  });

type Overdue = {
  id: string;
  number: string;
  customerName: string;
  partnerId: string;
  wonOn: string;
};

const selectOverdue = (tx: ScopedTx, at: Date) => tx.$queryRaw<Overdue[]>`
  select d.id, d.number, d.customer_name as "customerName", d.partner_id as "partnerId", o.won_on::text as "wonOn"
    from deal_outcome o
    join deal d on d.vendor_id = ${tx.vendorId}::int and d.id = o.deal_id and d.status = 'won'
   where o.vendor_id = ${tx.vendorId}::int and o.bought_units <= 0
     and o.won_on < ${at}::timestamptz::date - ${OVERDUE_DAYS}::int
     and o.won_on >= ${at}::timestamptz::date - ${OVERDUE_DAYS + STILL_NEWS_DAYS}::int
     and not exists (
       select from deal_notice n
        where n.vendor_id = ${tx.vendorId}::int and n.deal_id = d.id and n.kind = 'nothing_bought'
          and n.key = o.won_on::text)
   order by o.won_on, d.id
   limit ${MOST}::int`;
