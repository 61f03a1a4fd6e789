import { newId } from "#app/platform/id.server.ts";

import type { Bench, Found } from "../entries.ts";
import { loop } from "../loop.ts";
import { repeat, signedIn } from "../visit.ts";

const DAY_MS = 86_400_000;

/** The form of a registration as a browser sends it, beside the rows that it adds in one transaction. */
export async function dealCreate(bench: Bench): Promise<Found[]> {
  const { owner, seconds } = bench;
  const { rows } = await owner.query<{ id: string }>(
    "select id from product where vendor_id = 1 limit 20",
  );
  const browser = await signedIn(bench, "steady");
  const closeDay = new Date(Date.now() + 60 * DAY_MS).toISOString().slice(0, 10);
  const work = async (turn: number) => {
    const name = `Newcomer ${newId()}`;
    const form = {
      dealId: newId(),
      name,
      domain: `${newId()}.example`,
      city: "Hull",
      country: "GB",
      contactName: "Jane Fox",
      currency: "EUR",
      "lines[0].productId": rows[turn % rows.length]?.id ?? "",
      "lines[0].quantity": "12",
      stage: "proposal",
      closeDay,
      workDone: "A visit and a trial on line three.",
    };
    const { status, body } = await browser.ask("/portal/deals/new", {
      method: "POST",
      form,
      plain: true,
    });
    if (status !== 302) throw new Error(`The registration answered ${status}: ${problemIn(body)}`);
  };
  await loop(work, { clients: 1, seconds: 1 });
  const found = await loop(work, { clients: 1, seconds });
  browser.close();

  const limit = await fiveInserts(bench);
  return [
    { name: "deal-create p50", value: found.p50, unit: "ms", limit: limit.p50 },
    { name: "deal-create p95", value: found.p95, unit: "ms", limit: limit.p95 },
  ];
}

/** What no registration can do without, by the owner. */
export const fiveInserts = (bench: Bench) =>
  repeat(bench, async () => {
    const { owner } = bench;
    const [customerId, partyId, dealId] = [newId(), newId(), newId()];
    await owner.query("begin");
    for (const [name, [text, values]] of Object.entries(inserts(customerId, partyId, dealId))) {
      await owner.query({ name: `bench-insert-${name}`, text, values });
    }
    await owner.query("commit");
  });

const problemIn = (page: Buffer) =>
  /class="[^"]*error[^"]*"[^>]*>([^<]+)/.exec(page.toString("utf8"))?.[1] ?? "";

const inserts = (
  customerId: string,
  partyId: string,
  dealId: string,
): Record<string, [string, string[]]> => ({
  customer: [
    `insert into customer (vendor_id, id, kind, lifecycle, name, city, country, created_at)
     values (1, $1, 'organisation', 'prospect', 'Newcomer', 'Hull', 'GB', now())`,
    [customerId],
  ],
  party: [
    `insert into reported_party (vendor_id, id, partner_id, fingerprint, name, name_key, customer_id, method, rule_version,
            score, evidence, created_at)
     select 1, $1::uuid, id, $1::uuid::text, 'Newcomer', 'newcomer', $2::uuid, 'new_customer', 1, 0, '[]', now()
       from partner where vendor_id = 1 and code = 'P0'`,
    [partyId, customerId],
  ],
  deal: [
    `insert into deal (vendor_id, id, number, partner_id, party_id, customer_name, owner_id, owner_name,
            program_version_id, rules, status, stage, currency, value_minor, close_day, contact_name, work_done, created_at,
            submitted_at, decide_by, updated_at)
     select 1, $1::uuid, $1::uuid::text, p.id, $2::uuid, 'Newcomer', m.id, m.name, v.id, v.rules, 'submitted', 'proposal', 'EUR', 100000,
            now()::date + 60, 'Jane Fox', 'A visit.', now(), now(), now() + interval '3 days', now()
       from partner p
       join membership m on m.vendor_id = 1 and m.partner_id = p.id
       join program_version v on v.vendor_id = 1
      where p.vendor_id = 1 and p.code = 'P0'`,
    [dealId, partyId],
  ],
  line: [
    `insert into deal_line (vendor_id, deal_id, line_no, partner_id, product_id, family_id, quantity, unit_minor, amount_minor)
     select 1, d.id, 1, d.partner_id, p.id, p.family_id, 12, 7000, 84000
       from deal d join product p on p.vendor_id = 1 and p.part_no = 'HI-6000' where d.vendor_id = 1 and d.id = $1`,
    [dealId],
  ],
  event: [
    `insert into deal_event (vendor_id, id, deal_id, partner_id, at, kind, actor_name, side)
     select 1, $1, id, partner_id, now(), 'submitted', owner_name, 'partner' from deal where vendor_id = 1 and id = $1`,
    [dealId],
  ],
});
