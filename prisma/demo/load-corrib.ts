import { demandConsolidation } from "#app/domain/demand/consolidate-demand.server.ts";
import { allocateLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import { customersByPurchaseOf } from "#app/domain/revenue/customers-by-purchase.server.ts";
import { workOutChanged } from "#app/domain/revenue/outcome/work-out-outcomes.server.ts";
import { estimateWorthOf } from "#app/domain/revenue/worth/estimate-worth.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { asOf, now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { castOf } from "./actors.ts";
import type { Calendar } from "./calendar.ts";
import { corrib, corribPeople, corribProducts } from "./corrib.ts";
import { corribDeals, corribFiles, corribYear } from "./corrib-year.ts";
import { forecastsOf } from "./forecasts.ts";
import { corribHouse } from "./house.ts";
import { loadDealsInBulk } from "./load-deals-in-bulk.ts";
import { loadFilesInBulk } from "./load-files-in-bulk.ts";
import { loadForecastsInBulk } from "./load-forecasts.ts";
import { loadCatalog, loadCustomers, loadProgram, loadVendor } from "./load-ground.ts";

const { vendorId } = corrib;

/** The second vendor, with a year of its own. */
export async function loadCorrib(
  calendar: Calendar,
  personIds: ReadonlyMap<string, string>,
  longAgo: Date,
) {
  const ground = await asOf(longAgo, () =>
    withScope(systemActor(vendorId), async (tx) => {
      const partnerIds = await loadVendor(tx, corribHouse, personIds, longAgo);
      const productIds = await loadCatalog(tx, corribHouse, partnerIds, longAgo);
      await loadProgram(tx, calendar, longAgo);
      await loadCustomers(tx, corribHouse, longAgo);
      return { partnerIds, productIds };
    }),
  );
  const emails = [...corribPeople.map(({ email }) => email), "callum.reid@bluepeak.example"];
  const cast = await castOf(emails, vendorId);
  const scene = { ...corrib, ...ground, cast, calendar };
  const deals = corribDeals(calendar);
  const year = corribYear(calendar, deals);
  await loadDealsInBulk(deals, scene);
  await loadFilesInBulk(corribFiles(year, calendar), scene, cast);
  const publishers = [
    ["SHANNON", "maeve.tierney@shannon.example", 12, 1.06],
    ["LINDEN", "jana.vogt@linden.example", 16, 0.97],
  ] as const;
  await loadForecastsInBulk(forecastsOf(year, calendar, publishers, corribProducts), scene);
  const productIds = [...ground.productIds.values()];
  await allocateLedger.run({ vendorId, productIds });
  await customersByPurchaseOf(vendorId, calendar.today);
  await estimateWorthOf(vendorId, calendar.today);
  await workOutChanged(vendorId, now());
  await demandConsolidation.run({ vendorId, productIds });
}
