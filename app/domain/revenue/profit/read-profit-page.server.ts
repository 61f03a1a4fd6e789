import { localDay } from "#app/domain/programs/local-time.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { vendorTerms } from "../ledger/terms.server.ts";
import { namesOf } from "../names-of-keys.server.ts";
import { countUnratedCosts } from "./profit.store.server.ts";
import { type ProfitSearch, profitPeriod } from "./profit-search.schema.ts";
import { profitBy } from "./read-profit.server.ts";

export type ProfitPage = Awaited<ReturnType<typeof readProfitPage>>;

/** Profit by one dimension, with the names of its rows. */
export async function readProfitPage(
  tx: ScopedTx,
  search: Omit<ProfitSearch, "top"> & { top: number },
  at: Date,
) {
  const { currency, calendar, timeZone } = await vendorTerms(tx);
  const { preset, period } = profitPeriod(search, localDay(at, timeZone), calendar);
  const view = await profitBy(tx, search.by, period, search.top);
  const nameOf = await namesOf(
    tx,
    search.by,
    view.rows.map(({ key }) => key).filter((key) => key !== "none"),
    { calendar },
  );
  const nobody = { name: "Not attributed", note: "no sale answers for it" };
  const names = new Map(
    view.rows.map(({ key }) => [key, key === "none" ? nobody : nameOf(key)] as const),
  );
  return {
    ...{ view, names, currency, preset, period, by: search.by, top: search.top },
    unratedCosts: await countUnratedCosts(tx, period),
  };
}
