import type { Bench, Found } from "../entries.ts";
import type { Place } from "../fill-world.ts";
import { repeat, signedIn, visit } from "../visit.ts";

/** The pipeline of a reseller and of the vendor, beside one walk through the deals that adds them up. */
export async function pipeline(bench: Bench): Promise<Found[]> {
  const { owner } = bench;
  const page = async (who: Place | "admin", path: string) => {
    const browser = await signedIn(bench, who);
    const found = await visit(bench, browser, { path: () => path });
    browser.close();
    return found.p50;
  };
  const partner = await page("steady", "/portal/pipeline");
  const ofPartner = await repeat(bench, () => owner.query(sums("and p.code = 'P0'")));
  const vendor = await page("admin", "/desk/pipeline");
  const ofVendor = await repeat(bench, () => owner.query(sums("")));
  return [
    { name: "pipeline steady p50", value: partner, unit: "ms", limit: ofPartner.p50 },
    { name: "pipeline vendor p50", value: vendor, unit: "ms", limit: ofVendor.p50 },
  ];
}

const sums = (condition: string) => `
  select d.status, d.stage, d.partner_id, date_trunc('month', d.close_day), count(*), sum(d.value_minor)
    from deal d join partner p on p.vendor_id = 1 and p.id = d.partner_id
   where d.vendor_id = 1 ${condition}
   group by 1, 2, 3, 4`;
