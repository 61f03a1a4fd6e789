import type { Bench, Found } from "../entries.ts";
import { repeat, signedIn, visit } from "../visit.ts";

const MOST = 200;

/** A deal's own page, beside its rows from three prepared statements. */
export async function dealDetail(bench: Bench): Promise<Found[]> {
  const { owner } = bench;
  const { rows } = await owner.query<{ id: string }>(
    `select d.id from deal d join partner p on p.vendor_id = 1 and p.id = d.partner_id
      where d.vendor_id = 1 and p.code = 'P0' order by d.created_at desc limit ${MOST}`,
  );
  const idAt = (turn: number) => rows[turn % rows.length]?.id ?? "";
  const browser = await signedIn(bench, "steady");
  const found = await visit(bench, browser, { path: (turn) => `/portal/deals/${idAt(turn)}` });
  browser.close();

  const limit = await repeat(bench, async (turn) => {
    for (const [name, text] of Object.entries(statements)) {
      await owner.query({ name: `bench-${name}`, text, values: [idAt(turn)] });
    }
  });
  return [
    { name: "deal-detail p50", value: found.p50, unit: "ms", limit: limit.p50 },
    { name: "deal-detail p95", value: found.p95, unit: "ms", limit: limit.p95 },
  ];
}

const statements = {
  deal: `
    select d.*, r.*, v.version, p.name from deal d
      join reported_party r on r.vendor_id = 1 and r.id = d.party_id
      join program_version v on v.vendor_id = 1 and v.id = d.program_version_id
      join program p on p.vendor_id = 1 and p.id = v.program_id
     where d.vendor_id = 1 and d.id = $1`,
  lines: `
    select l.*, p.part_no, p.name, f.name from deal_line l
      join product p on p.vendor_id = 1 and p.id = l.product_id
      join product_family f on f.vendor_id = 1 and f.id = l.family_id
     where l.vendor_id = 1 and l.deal_id = $1 order by l.line_no`,
  events: "select * from deal_event where vendor_id = 1 and deal_id = $1 order by at desc",
};
