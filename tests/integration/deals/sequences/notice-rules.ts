import { withScope } from "#app/platform/db/scope.server.ts";

import type { Stage } from "./stage.ts";

type Told = { words: string; letters: number; reasons: number };

/**
 * Nobody hears anything twice: not more letters of a kind about a deal than notices of that kind were given, and of
 * an end not more than it has ended.
 */
export async function noticeFaults({ world }: Stage): Promise<string[]> {
  const told = await withScope(
    world.system,
    (tx) => tx.$queryRaw<Told[]>`
      with letter as (
        select m.membership_id, m.kind, d.id as deal_id, d.number
          from notification m
          join deal d on d.vendor_id = ${tx.vendorId}::int and m.path like '%' || d.id::text || '%'
         where m.vendor_id = ${tx.vendorId}::int)
      select l.kind || ' of ' || l.number as words, count(*)::int as letters,
             (select count(*)::int from deal_notice n where n.vendor_id = ${tx.vendorId}::int
                 and n.deal_id = l.deal_id and 'deal.' || n.kind = l.kind)
             + (select count(*)::int from deal_event e where e.vendor_id = ${tx.vendorId}::int
                 and e.deal_id = l.deal_id and case e.kind when 'escalated' then 'deal.late' else 'deal.' || e.kind end = l.kind) as reasons
        from letter l
       where l.kind in ('deal.ending', 'deal.update_due', 'deal.still_asked', 'deal.decide_soon', 'deal.late',
                        'deal.expired')
       group by l.membership_id, l.kind, l.deal_id, l.number`,
  );
  return told
    .filter(({ letters, reasons }) => letters > reasons)
    .map(({ words, letters, reasons }) => `${words}: ${letters} letters for ${reasons} notices`);
}
