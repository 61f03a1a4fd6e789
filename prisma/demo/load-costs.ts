import { CostWords } from "#app/domain/revenue/costs/cost.schema.ts";
import { enterCost } from "#app/domain/revenue/costs/enter-cost.server.ts";
import { shareCosts } from "#app/domain/revenue/costs/share-costs.server.ts";
import { profitBy } from "#app/domain/revenue/profit/read-profit.server.ts";
import { estimateSpend } from "#app/domain/revenue/wallet/estimate-spend.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Cast } from "./actors.ts";
import { type Calendar, isoDay } from "./calendar.ts";
import { vendor } from "./vendor.ts";

const sources = ["Annual report", "Account plan", "Asked at the fair", "Tender documents"];

/** Costs are shared out, one is typed in, and somebody says what the largest customers spend. */
export async function loadCosts({ cast, calendar }: { cast: Cast; calendar: Calendar }) {
  const daniel = cast.vendor("daniel.osei@halden.example");
  const typed = CostWords.parse({
    ...{
      costKind: "fund",
      partner: "SUNDGAARD",
      document: "MDF-126",
      from: isoDay(calendar.daysAgo(20)),
    },
    ...{ amount: "950.00", currency: "EUR", note: "Workshop for dealers" },
  });
  await enterCost(daniel, typed, calendar.at(calendar.daysAgo(6), "15:40"));
  await shareCosts.run({ vendorId: vendor.vendorId });
  const ingrid = cast.vendor("ingrid.solheim@halden.example");
  const year = { from: calendar.daysAgo(364), to: calendar.today };
  const { rows } = await withScope(ingrid, (tx) => profitBy(tx, "customer", year, 8));
  const largest = rows.filter(({ key }) => /^[0-9a-f-]{36}$/.test(key)).slice(0, 5);
  for (const [nth, { key, profit }] of largest.entries()) {
    const times = BigInt(26 + nth * 9);
    const amountMinor = ((profit.netMinor * times) / 10n / 1_000_000n + 1n) * 1_000_000n;
    const source = sources[nth % sources.length] ?? "";
    const said = { year: calendar.today.getUTCFullYear(), amountMinor, currency: "EUR", source };
    await estimateSpend(ingrid, key, said, calendar.at(calendar.daysAgo(35 - nth), "11:05"));
  }
}
