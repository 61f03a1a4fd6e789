import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { demandConsolidation } from "#app/domain/demand/consolidate-demand.server.ts";
import { addDays } from "#app/domain/programs/local-time.ts";
import { allocateLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import { customersByPurchaseOf } from "#app/domain/revenue/customers-by-purchase.server.ts";
import { workOutChanged } from "#app/domain/revenue/outcome/work-out-outcomes.server.ts";
import { estimateWorthOf } from "#app/domain/revenue/worth/estimate-worth.server.ts";
import { setWorthTerms } from "#app/domain/revenue/worth/worth-terms.server.ts";
import { usualTerms } from "#app/domain/revenue/worth/worth-terms.ts";
import { systemActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { closeDatabase } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";

import { castOf } from "./actors.ts";
import { calendarFrom, WEEKS } from "./calendar.ts";
import { costFilesOf } from "./costs.ts";
import { deals, dealsOfTheYear } from "./deals.ts";
import { filesOf } from "./files.ts";
import { forecastsOf } from "./forecasts.ts";
import { halden } from "./house.ts";
import { linkEchoesAmong } from "./link-echoes.ts";
import { loadAccounts } from "./load-accounts.ts";
import { loadApi } from "./load-api.ts";
import { loadConflicts } from "./load-conflicts.ts";
import { loadCorrib } from "./load-corrib.ts";
import { loadCosts } from "./load-costs.ts";
import { loadDeals } from "./load-deals.ts";
import { loadDealsInBulk } from "./load-deals-in-bulk.ts";
import { loadDrafts } from "./load-drafts.ts";
import { loadFiles } from "./load-files.ts";
import { loadFilesInBulk } from "./load-files-in-bulk.ts";
import { loadForecasts, loadForecastsInBulk } from "./load-forecasts.ts";
import {
  idOf,
  loadCatalog,
  loadCustomers,
  loadPeople,
  loadProgram,
  loadVendor,
} from "./load-ground.ts";
import { loadAgreements, loadApplications } from "./load-onboarding.ts";
import { loadPrograms } from "./load-programs.ts";
import { loadReporting, loadTakenBack } from "./load-reporting.ts";
import { loadRequests } from "./load-requests.ts";
import { loadTalk } from "./load-talk.ts";
import { demoLogins, people } from "./people.ts";
import { stocking } from "./sellers.ts";
import { dropJobs, markBegun, markLoaded, startOver, stateOfDatabase } from "./start-over.ts";
import { refreshStatistics } from "./statistics.ts";
import { vendor } from "./vendor.ts";
import { yearOf } from "./year.ts";

const { vendorId } = vendor;
const system = systemActor(vendorId);
const ownerUrl = process.env.OWNER_DATABASE_URL;
const longEnough = { timeoutMs: 60_000 };

/** Fills an empty database with the demo, as of today. A demo that was cut short begins anew. */
export async function seedDemo(now: Date) {
  try {
    const state = await stateOfDatabase();
    if (state === "in use") return say("There is a vendor already; the demo is left out");
    if (state === "cut short") await startOver(ownerUrl);
    await load(now);
    await writeLogins();
  } finally {
    await closeDatabase();
  }
}

async function load(now: Date) {
  const calendar = calendarFrom(now);
  const longAgo = addDays(calendar.today, -860);
  const ground = await step("Vendor, partners, products and customers", () =>
    asOf(longAgo, async () => {
      const personIds = await loadPeople(longAgo);
      return withScope(
        system,
        async (tx) => {
          await markBegun(tx);
          const partnerIds = await loadVendor(tx, halden, personIds, longAgo);
          const productIds = await loadCatalog(tx, halden, partnerIds, longAgo);
          await loadProgram(tx, calendar, longAgo);
          const customerIds = await loadCustomers(tx, halden, longAgo);
          return { personIds, partnerIds, productIds, customerIds };
        },
        longEnough,
      );
    }),
  );
  const cast = await castOf(
    people.map(({ email }) => email),
    vendorId,
  );
  const productIds = [...ground.productIds.values()];
  const scene = { ...vendor, ...ground, cast, calendar };
  // Only of what is there: figures of a table that has just begun are worse than none.
  const only = ["customer", "customer_identifier", "reported_party"];
  await refreshStatistics(ownerUrl, { only });
  const { pastDeals, forecasts, files } = await step("A year to tell of", async () => {
    const past = dealsOfTheYear(calendar);
    const year = yearOf(calendar, past);
    return {
      pastDeals: past,
      forecasts: forecastsOf(year, calendar),
      files: filesOf(year, calendar),
    };
  });
  const recent = calendar.dayOf(WEEKS - 1, 1);
  const [oldFiles, newFiles] = parted(files, ({ at }) => at < recent);
  const [oldForecasts, newForecasts] = parted(forecasts, ({ at }) => at < calendar.daysAgo(28));
  await step(`${pastDeals.length} deals, ${oldForecasts.length} forecasts`, async () => {
    await loadDealsInBulk(pastDeals, scene);
    await loadForecastsInBulk(oldForecasts, scene);
  });
  await step(`${oldFiles.length} files`, async () => {
    const facts = await loadFilesInBulk(oldFiles, scene, cast, (done) =>
      say(`    ${done} of ${oldFiles.length} files read`),
    );
    const resellers = stocking.map((code) => idOf(ground.partnerIds, code));
    await withScope(system, (tx) => linkEchoesAmong(tx, facts, resellers), longEnough);
    await refreshStatistics(ownerUrl);
  });
  // Two at a time: more would only wait for each other's locks.
  await Promise.all([
    step(`${newFiles.length} files of the last days`, () => loadFiles(newFiles, cast)),
    step(`${deals.length} deals with a story, ${newForecasts.length} forecasts`, async () => {
      await loadDeals(deals, scene);
      await loadPrograms(scene);
      await loadConflicts(scene);
      await loadDrafts(scene);
      await loadTalk(scene);
      await loadRequests(scene);
      await loadForecasts(newForecasts, scene);
    }),
  ]);
  await step("The second vendor", () => loadCorrib(calendar, ground.personIds, longAgo));
  await step("Costs", () => loadFiles(costFilesOf(calendar), cast));
  await Promise.all([
    step("Ledger", async () => {
      await allocateAll(productIds);
      await loadCosts(scene);
      await customersByPurchaseOf(vendorId, calendar.today);
      const astrid = cast.vendor("astrid.nygaard@halden.example");
      // Most partners have reported for a year: before that, customers only seem to buy less.
      const terms = { ...usualTerms, lookbackWeeks: 52 };
      await withScope(astrid, (tx) => setWorthTerms(tx, astrid, terms));
      await estimateWorthOf(vendorId, calendar.today);
      await workOutChanged(vendorId, new Date());
    }),
    step("Demand", () => demandConsolidation.run({ vendorId, productIds })),
    step("Reporting calendar", async () => {
      await loadTakenBack(scene);
      await loadReporting(scene);
    }),
    step("Joint accounts, agreements, applications", async () => {
      await loadAccounts(scene);
      await loadAgreements(scene);
      await loadApplications(scene);
      await loadApi(scene);
    }),
  ]);
  await step("Finishing", async () => {
    await keepMails();
    await readOldNews(calendar.daysAgo(NEWS_DAYS));
    await dropJobs();
    await withScope(system, markLoaded);
    await refreshStatistics(ownerUrl, { vacuum: true });
  });
}

/** Two products at a time: while one is worked out, the database keeps the other. */
async function allocateAll(productIds: readonly string[]) {
  const [some, others] = parted(productIds, (_, place) => place % 2 === 0);
  await Promise.all([some, others].map((ids) => allocateLedger.run({ vendorId, productIds: ids })));
}

function parted<T>(list: readonly T[], belongs: (item: T, place: number) => boolean): [T[], T[]] {
  return [list.filter(belongs), list.filter((item, place) => !belongs(item, place))];
}

/** Nobody is written to: the demo's mails are in the outbox as if no mail server were there. */
const keepMails = () =>
  withScope(
    system,
    (tx) => tx.$executeRaw`
      update mail set status = 'kept', sent_at = created_at
       where vendor_id = ${tx.vendorId} and status = 'queued'`,
  );

const NEWS_DAYS = 3;

/** People looked in until a few days ago: what is unread now is news. */
const readOldNews = (before: Date) =>
  withScope(
    system,
    (tx) => tx.$executeRaw`
      update notification set read_at = created_at
       where vendor_id = ${tx.vendorId} and created_at < ${before}::timestamptz and read_at is null`,
  );

/** For the start script, which prints them, and the sign-in page. */
async function writeLogins() {
  await mkdir(env.DATA_DIR, { recursive: true });
  const text = JSON.stringify(demoLogins(), null, 2);
  await writeFile(path.join(env.DATA_DIR, "demo-logins.json"), `${text}\n`);
}

async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  say(`  ${what}, ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
  return result;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
