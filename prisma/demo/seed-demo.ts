import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { demandConsolidation } from "#app/domain/demand/consolidate-demand.server.ts";
import { addDays } from "#app/domain/programs/local-time.ts";
import { allocateLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { closeDatabase } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";

import { castOf } from "./actors.ts";
import { calendarFrom } from "./calendar.ts";
import { deals } from "./deals.ts";
import { filesOf } from "./files.ts";
import { forecastsOf } from "./forecasts.ts";
import { loadAccounts } from "./load-accounts.ts";
import { loadDeals } from "./load-deals.ts";
import { loadFiles } from "./load-files.ts";
import { loadForecasts } from "./load-forecasts.ts";
import { loadCatalog, loadCustomers, loadPeople, loadProgram, loadVendor } from "./load-ground.ts";
import { demoLogins, people } from "./people.ts";
import { quarterOf } from "./quarter.ts";
import { dropJobs, markBegun, markLoaded, startOver, stateOfDatabase } from "./start-over.ts";
import { vendor } from "./vendor.ts";

const { vendorId } = vendor;
const system = systemActor(vendorId);
const longEnough = { timeoutMs: 60_000 };

/** Fills an empty database with the demo, as of today. A demo that was cut short begins anew. */
export async function seedDemo(now: Date) {
  try {
    const state = await stateOfDatabase();
    if (state === "in use") return say("There is a vendor already; the demo is left out");
    if (state === "cut short") await startOver(process.env.OWNER_DATABASE_URL);
    await load(now);
    await writeLogins();
  } finally {
    await closeDatabase();
  }
}

async function load(now: Date) {
  const calendar = calendarFrom(now);
  const longAgo = addDays(calendar.today, -760);
  const ground = await step("Vendor, partners, products and customers", () =>
    asOf(longAgo, async () => {
      const personIds = await loadPeople(longAgo);
      return withScope(
        system,
        async (tx) => {
          await markBegun(tx);
          const partnerIds = await loadVendor(tx, personIds, longAgo);
          const productIds = await loadCatalog(tx, partnerIds, longAgo);
          await loadProgram(tx, calendar, longAgo);
          return { partnerIds, productIds, customerIds: await loadCustomers(tx, calendar) };
        },
        longEnough,
      );
    }),
  );
  const cast = await castOf(people.map(({ email }) => email));
  const productIds = [...ground.productIds.values()];
  const quarter = quarterOf(calendar);
  const files = filesOf(quarter, calendar);
  const forecasts = forecastsOf(quarter, calendar);
  const scene = { ...ground, cast, calendar };
  // Two at a time: more would only wait for each other's locks.
  await Promise.all([
    step(`${files.length} files`, () => loadFiles(files, cast)),
    step(`${deals.length} deals, ${forecasts.length} forecasts`, async () => {
      await loadDeals(deals, scene);
      await loadForecasts(forecasts, scene);
    }),
  ]);
  await Promise.all([
    step("Ledger", () => allocateLedger.run({ vendorId, productIds })),
    step("Demand", () => demandConsolidation.run({ vendorId, productIds })),
    step("Joint accounts", () => loadAccounts(scene)),
  ]);
  await step("Finishing", async () => {
    await keepMails();
    await dropJobs();
    await withScope(system, markLoaded);
  });
}

/** Nobody is written to: the demo's mails are in the outbox as if no mail server were there. */
const keepMails = () =>
  withScope(
    system,
    (tx) => tx.$executeRaw`
      update mail set status = 'kept', sent_at = created_at
       where vendor_id = ${tx.vendorId} and status = 'queued'`,
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
