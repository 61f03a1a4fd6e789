import { expect, test } from "vitest";

import { systemActor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { grouped } from "../../../../prisma/demo/grouped.ts";

const asked = <T>(work: (tx: ScopedTx) => Promise<T>, vendorId = 1) =>
  withScope(systemActor(vendorId), work, { timeoutMs: 60_000 });

type Counts = Record<string, number>;

test("there is a year of business", async () => {
  const [counts = {}] = await asked(
    (tx) => tx.$queryRaw<Counts[]>`
      select (select count(*)::int from partner where vendor_id = ${tx.vendorId}) as partners,
             (select count(*)::int from product where vendor_id = ${tx.vendorId}) as products,
             (select count(*)::int from customer where vendor_id = ${tx.vendorId}) as customers,
             (select count(*)::int from deal where vendor_id = ${tx.vendorId}) as deals,
             (select count(distinct status)::int from deal where vendor_id = ${tx.vendorId}) as states,
             (select count(*)::int from revenue_fact where vendor_id = ${tx.vendorId}
                 and kind = 'sell_through' and superseded_at is null) as pos,
             (select count(*)::int from revenue_fact where vendor_id = ${tx.vendorId}
                 and kind = 'direct' and superseded_at is null) as direct,
             (select count(*)::int from forecast where vendor_id = ${tx.vendorId}) as forecasts,
             (select count(*)::int from submission where vendor_id = ${tx.vendorId}
                 and status = 'refused') as "refusedFiles",
             (select count(*)::int from submission_row where vendor_id = ${tx.vendorId}
                 and verdict = 'refused') as "refusedRows"`,
  );
  expect(counts).toMatchObject({ partners: 60, products: 40, states: 10 });
  const atLeast: Counts = {
    ...{ customers: 800, deals: 1_400, pos: 40_000, direct: 500, forecasts: 150 },
    ...{ refusedFiles: 2, refusedRows: 100 },
  };
  for (const [what, least] of Object.entries(atLeast)) {
    expect(counts[what], what).toBeGreaterThanOrEqual(least);
  }
});

test("every protection is of an approved deal, and every approved deal has one per family", async () => {
  const broken = await asked(
    (tx) => tx.$queryRaw`
      select d.number, d.status from deal d
       where d.vendor_id = ${tx.vendorId}
         and (select count(*) from protection p
               where p.vendor_id = ${tx.vendorId} and p.deal_id = d.id)
             <> case when d.status in ('approved', 'won', 'lost', 'expired', 'revoked')
                     then (select count(distinct l.family_id) from deal_line l
                            where l.vendor_id = ${tx.vendorId} and l.deal_id = d.id)
                     else 0 end`,
  );
  expect(broken).toEqual([]);
});

test("no two deals hold one family of a customer at one time", async () => {
  const both = await asked(
    (tx) => tx.$queryRaw`
      select a.id from protection a
        join protection b on b.vendor_id = ${tx.vendorId} and b.customer_id = a.customer_id
         and b.family_id = a.family_id and b.id > a.id
         and tstzrange(a.starts_at, least(a.ends_at, a.released_at))
             && tstzrange(b.starts_at, least(b.ends_at, b.released_at))
       where a.vendor_id = ${tx.vendorId}`,
  );
  expect(both).toEqual([]);
});

/** What moves a deal; the rest happens where it stands. */
const moving = [
  ...["submitted", "resubmitted", "review_started", "info_requested", "info_given", "approved"],
  ...["step_approved", "rejected", "withdrawn", "won", "lost", "expired", "revoked"],
];

test("a deal stands where its last event left it", async () => {
  const broken = await asked(
    (tx) => tx.$queryRaw`
      select d.number, d.status, e.kind from deal d
        join lateral (select e.kind, e.at from deal_event e
                       where e.vendor_id = ${tx.vendorId} and e.deal_id = d.id
                         and e.kind in (${Prisma.join(moving)})
                       order by e.at desc, e.id desc limit 1) e on true
       where d.vendor_id = ${tx.vendorId}
         and e.kind <> case d.status::text when 'in_review' then 'review_started' else d.status::text end
         and not (d.status = 'in_review' and e.kind = 'step_approved')
         and not (d.status = 'submitted' and e.kind in ('info_given', 'resubmitted'))`,
  );
  expect(broken).toEqual([]);
});

/** What was won is delivered within weeks, and reported the week after. */
test("what was won shows in the reports of the weeks after", async () => {
  const unseen = await asked(
    (tx) => tx.$queryRaw`
      select d.number, d.customer_name from deal d
        join deal_event e on e.vendor_id = ${tx.vendorId} and e.deal_id = d.id and e.kind = 'won'
        join reported_party p on p.vendor_id = ${tx.vendorId} and p.id = d.party_id
       where d.vendor_id = ${tx.vendorId} and d.status = 'won'
         and e.at < (select max(day) from revenue_fact
                      where vendor_id = ${tx.vendorId} and kind = 'sell_through') - 25
         and not exists (
           select from revenue_fact f
             join reported_party q on q.vendor_id = ${tx.vendorId} and q.id = f.party_id
            where f.vendor_id = ${tx.vendorId} and f.kind = 'sell_through' and f.superseded_at is null
              and q.customer_id = p.customer_id and f.day >= e.at::date)`,
  );
  expect(unseen).toEqual([]);
});

type Units = { partner: string; productId: string; day: Date; units: number };

const running = (moves: readonly Units[], until: Date) =>
  moves.reduce((sum, { day, units }) => (day <= until ? sum + units : sum), 0);

test("stock reports are what came less what went, but for one who lost a file", async () => {
  const [reported, moves] = await asked(async (tx) => [
    await tx.$queryRaw<Units[]>`
      select r.name as partner, l.product_id as "productId", l.as_of as day, sum(l.on_hand)::int as units
        from inventory_line l join partner r on r.vendor_id = ${tx.vendorId} and r.id = l.partner_id
       where l.vendor_id = ${tx.vendorId} and l.superseded_at is null and r.kind = 'distributor'
         and extract(day from l.as_of) < 8
       group by 1, 2, 3`,
    await tx.$queryRaw<Units[]>`
      select r.name as partner, f.product_id as "productId", f.day,
             sum(case f.kind when 'sell_in' then f.quantity else -f.quantity end)::int as units
        from revenue_fact f join partner r on r.vendor_id = ${tx.vendorId} and r.id = f.partner_id
       where f.vendor_id = ${tx.vendorId} and f.superseded_at is null and f.shadow_of_id is null
         and r.kind = 'distributor'
       group by 1, 2, 3`,
  ]);
  const keyOf = ({ partner, productId }: Units) => `${partner} ${productId}`;
  const byPart = grouped(moves, keyOf);
  const partners = grouped(reported, ({ partner }) => partner);
  expect(partners.size).toBe(7);
  for (const [partner, lines] of partners) {
    const wrong = lines.filter(
      (line) => Math.abs(line.units - running(byPart.get(keyOf(line)) ?? [], line.day)) > 3,
    );
    const share = wrong.length / lines.length;
    if (partner === "Wislar Dystrybucja") expect(share).toBeGreaterThan(0.2);
    else expect(share, partner).toBeLessThan(0.02);
  }
});

test("each vendor has its own, and nothing of the other shows", async () => {
  const [own] = await asked(
    (tx) => tx.$queryRaw<Counts[]>`
      select count(*)::int as facts, count(*) filter (where vendor_id <> 2)::int as others
        from revenue_fact`,
    2,
  );
  expect(own?.facts).toBeGreaterThan(1_000);
  expect(own?.others).toBe(0);
  const shared = await asked((tx) =>
    tx.partner.findMany({ where: { vendorId: tx.vendorId, code: "BLUEPEAK-IT" } }),
  );
  expect(shared).toEqual([]);
});
