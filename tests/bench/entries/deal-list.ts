import pg from "pg";

import type { Bench, Found } from "../entries.ts";
import { type Place, places } from "../fill-world.ts";
import { repeat, signedIn, visit } from "../visit.ts";

const path = () => "/portal/deals";

/** A page of 80 deals, beside the same rows from one prepared statement that asks nobody's leave. */
export async function dealList(bench: Bench): Promise<Found[]> {
  const raw = new pg.Pool({ connectionString: bench.ownerUrl, max: 16 });
  try {
    const alone = await rows(bench, raw, "steady", 1);
    const crowd = await rows(bench, raw, "steady", 16);
    const steady = await signedIn(bench, "steady", 16);
    const one = await visit(bench, steady, { path });
    const sixteen = await visit(bench, steady, { path, clients: 16 });
    steady.close();
    return [
      { name: "deal-list p50", value: one.p50, unit: "ms", limit: alone.p50 },
      { name: "deal-list p95", value: one.p95, unit: "ms", limit: alone.p95 },
      { name: "deal-list 1 client", value: one.perSecond, unit: "pages/s", limit: alone.perSecond },
      { name: "deal-list 16 clients p50", value: sixteen.p50, unit: "ms", limit: crowd.p50 },
      {
        name: "deal-list 16 clients",
        value: sixteen.perSecond,
        unit: "pages/s",
        limit: crowd.perSecond,
      },
      await share(bench, raw, "growing"),
      await share(bench, raw, "distributor"),
    ];
  } finally {
    await raw.end();
  }
}

/** The same for a partner whose share grows with all deals. */
async function share(bench: Bench, raw: pg.Pool, place: Place): Promise<Found> {
  const browser = await signedIn(bench, place);
  const { p50 } = await visit(bench, browser, { path });
  browser.close();
  const limit = await rows(bench, raw, place, 1);
  return { name: `deal-list ${place} p50`, value: p50, unit: "ms", limit: limit.p50 };
}

const text = `
  select d.id, d.number, d.customer_name, d.currency, d.value_minor, d.status, d.decide_by, d.decided_at, d.closure,
         d.protected_until, d.rules->>'activityDays' as activity_days,
         (select max(e.at) from tributary.deal_event e
           where e.vendor_id = 1 and e.deal_id = d.id and e.side = 'partner') as heard_at,
         array(select distinct f.name from tributary.deal_line l
                 join tributary.product_family f on f.vendor_id = 1 and f.id = l.family_id
                where l.vendor_id = 1 and l.deal_id = d.id) as families
    from tributary.deal d
    join tributary.partner p on p.vendor_id = 1 and p.id = d.partner_id
   where d.vendor_id = 1 and p.code = $1
   order by d.created_at desc, d.id desc
   limit 80`;

const rows = (bench: Bench, raw: pg.Pool, place: Place, clients: number) =>
  repeat(
    bench,
    () => raw.query({ name: "bench-deals", text, values: [`P${places[place]}`] }),
    clients,
  );
