// What the ledger's use cases take by themselves, in a process that does nothing else.
import { allocateLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import { allocateProduct } from "#app/domain/revenue/allocation/allocate.ts";
import { selectHeadline } from "#app/domain/revenue/headline.store.server.ts";
import { ledgerTerms, vendorTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { selectFacts } from "#app/domain/revenue/ledger/work.store.server.ts";
import { selectPivot } from "#app/domain/revenue/pivot.store.server.ts";
import { rebuildLedger } from "#app/domain/revenue/rebuild-ledger.server.ts";
import {
  type RevenueQuery,
  RevenueSearch,
  revenueQuery,
} from "#app/domain/revenue/revenue-query.schema.ts";
import { selectCurrencies } from "#app/domain/revenue/sold-sums.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { closeDatabase } from "#app/platform/db/client.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { say } from "#app/platform/run/say.ts";

import { ledgerVendor as vendorId } from "./fill-ledger.ts";
import { type Loop, loop } from "./loop.ts";

/** How long it took, of how many lines, and how long what it is measured by took. */
export type LedgerOutcome = { seconds: number; lines: number; limit: number };
export type ViewOutcome = Record<string, Loop>;

const seconds = Number(process.env.BENCH_SECONDS);
const today = new Date("2025-12-31");
const system = systemActor(vendorId);
const HOURS = { timeoutMs: 3_600_000 };

async function timed(work: () => Promise<number>): Promise<LedgerOutcome> {
  const from = performance.now();
  const lines = await work();
  return { lines, seconds: (performance.now() - from) / 1_000, limit: 0 };
}

/** The function alone: facts lie in memory. Beside it, one walk through them that adds their amounts up. */
const allocate = (): Promise<LedgerOutcome> =>
  withScope(
    system,
    async (tx) => {
      const { reporters } = await ledgerTerms(tx);
      const products = await tx.product.findMany({
        where: { vendorId },
        take: 200,
        select: { id: true },
      });
      const facts = await selectFacts(
        tx,
        products.map(({ id }) => ({ productId: id, from: null })),
      );
      const work = () => {
        let lines = 0;
        for (const [id, own] of facts) {
          lines += own.length;
          allocateProduct(id, { facts: own, reporters });
        }
        return lines;
      };
      work();
      const from = performance.now();
      const lines = work();
      const between = performance.now();
      let sum = 0n;
      for (const own of facts.values()) for (const { amountMinor } of own) sum += amountMinor;
      const end = performance.now();
      return {
        lines,
        seconds: (between - from) / 1_000,
        limit: sum === 0n ? 0 : (end - between) / 1_000,
      };
    },
    HOURS,
  );

const standard: Record<string, object> = {
  customer: { by: "customer" },
  group: { by: "group" },
  partner: { by: "partner" },
  tier: { by: "tier" },
  product: { by: "product" },
  family: { by: "family", columns: "month", period: "12m" },
  region: { by: "region" },
  channel: { by: "channel", columns: "month", period: "12m" },
  "customer of a partner": { by: "customer" },
};

const views = (): Promise<ViewOutcome> =>
  withScope(
    system,
    async (tx) => {
      const { currency, calendar } = await vendorTerms(tx);
      const currencies = await selectCurrencies(tx);
      const partner = await tx.partner.findFirstOrThrow({ where: { vendorId, code: "P3" } });
      const found: ViewOutcome = {};
      const measure = async (
        name: string,
        search: object,
        read: (query: RevenueQuery) => unknown,
      ) => {
        const query = revenueQuery(RevenueSearch.parse(search), today, {
          currency,
          calendar,
          timeZone: "UTC",
        });
        const once = async () => void (await read(query));
        await loop(once, { clients: 1, seconds: 1 });
        found[name] = await loop(once, { clients: 1, seconds });
      };
      for (const [name, search] of Object.entries(standard)) {
        const own = name.endsWith("partner") && name !== "partner" ? { partner: partner.id } : {};
        await measure(name, { ...search, ...own }, (query) =>
          selectPivot(tx, query, { rows: 10, columns: 6 }, currencies),
        );
      }
      await measure("headline", {}, (query) => selectHeadline(tx, query, query.period, currencies));
      found.ideal = await ideal(tx);
      return found;
    },
    HOURS,
  );

/** A table of nothing but customer, quarter and amount, and the least that can be asked of it. */
async function ideal(tx: ScopedTx): Promise<Loop> {
  await tx.$executeRaw`
    create temp table ideal on commit drop as
    select p.customer_id, q.quarter, sum(q.net)::bigint as net
      from ledger_year s join reported_party p on p.vendor_id = s.vendor_id and p.id = s.subject
     cross join lateral (values (1, s.base_net_1 + s.base_net_2 + s.base_net_3),
                                (2, s.base_net_4 + s.base_net_5 + s.base_net_6),
                                (3, s.base_net_7 + s.base_net_8 + s.base_net_9),
                                (4, s.base_net_10 + s.base_net_11 + s.base_net_12)) as q (quarter, net)
     where s.vendor_id = ${vendorId} and s.view = 5 group by 1, 2`;
  const once = async () =>
    void (await tx.$queryRaw`
      select customer_id, sum(net) from ideal group by 1 order by 2 desc limit 10`);
  await loop(once, { clients: 1, seconds: 1 });
  return loop(once, { clients: 1, seconds });
}

const works: Record<string, () => Promise<LedgerOutcome | ViewOutcome>> = {
  allocate,
  views,
  rebuild: () => timed(async () => (await rebuildLedger(vendorId)).facts),
  late: () =>
    timed(async () => {
      await allocateLedger.run({ vendorId });
      return 0;
    }),
};

const work = works[process.argv.at(-1) ?? ""];
if (work) say(JSON.stringify(await work()));
await closeDatabase();
