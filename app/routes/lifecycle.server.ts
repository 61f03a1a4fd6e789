import { surveyParties } from "#app/domain/customers/golden/survey-parties.server.ts";
import { workOutAgain } from "#app/domain/customers/golden/work-out-again.server.ts";
import { readKeys } from "#app/domain/customers/read-keys.server.ts";
import { countRarity } from "#app/domain/customers/resolving/count-rarity.server.ts";
import { tryRuleVersion } from "#app/domain/customers/resolving/try-rule-version.server.ts";
import { dealClock } from "#app/domain/deals/due/deal-clock.server.ts";
import { lookAgainAtDeals } from "#app/domain/deals/follow/look-again-at-deals.server.ts";
import { deliverHook } from "#app/domain/deals/hooks/deliver.server.ts";
import { fanOut } from "#app/domain/deals/hooks/fan-out.server.ts";
import { demandConsolidation } from "#app/domain/demand/consolidate-demand.server.ts";
import { tellSubmission } from "#app/domain/exchange/api/tell-submission.server.ts";
import { followReport } from "#app/domain/exchange/calendar/follow-report.server.ts";
import { reportingClock } from "#app/domain/exchange/calendar/reporting-clock.server.ts";
import { watchDrops } from "#app/domain/exchange/drop/watch-drops.server.ts";
import { reverseLater } from "#app/domain/exchange/life/reverse-later.server.ts";
import { readSubmission } from "#app/domain/exchange/read-submission.server.ts";
import { dailyMail } from "#app/domain/identity/notifications/daily-mail.server.ts";
import { sendResetLink } from "#app/domain/identity/password/request-reset.server.ts";
import { clearUp } from "#app/domain/identity/session/clear-up.server.ts";
import { watchReturns } from "#app/domain/privacy/came-back.server.ts";
import { erasePerson } from "#app/domain/privacy/erase-person.server.ts";
import { keepNoLonger } from "#app/domain/privacy/keep-no-longer.server.ts";
import { searchPerson } from "#app/domain/privacy/search-person.server.ts";
import { allocateLedger, catchUpLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import { shareCosts } from "#app/domain/revenue/costs/share-costs.server.ts";
import { customersByPurchase } from "#app/domain/revenue/customers-by-purchase.server.ts";
import { pairEchoesAgain } from "#app/domain/revenue/echoes-after-decisions.server.ts";
import {
  followChangedDeals,
  workOutOutcomes,
} from "#app/domain/revenue/outcome/work-out-outcomes.server.ts";
import { addUpLedger } from "#app/domain/revenue/periods/add-up-ledger.server.ts";
import {
  estimateWorthOfVendor,
  worthEachNight,
} from "#app/domain/revenue/worth/estimate-worth.server.ts";
import { checkRole } from "#app/platform/db/check-role.server.ts";
import { closeDatabase, pool } from "#app/platform/db/client.server.ts";
import { startJobs, type Worker } from "#app/platform/jobs/jobs.server.ts";
import { deliverMail } from "#app/platform/mail/mail.server.ts";

/** Every kind of background work, from every room. */
export const jobs = [
  addUpLedger,
  allocateLedger,
  catchUpLedger,
  dailyMail,
  dealClock,
  deliverHook,
  deliverMail,
  demandConsolidation,
  erasePerson,
  fanOut,
  lookAgainAtDeals,
  pairEchoesAgain,
  followChangedDeals,
  workOutOutcomes,
  followReport,
  keepNoLonger,
  readKeys,
  countRarity,
  readSubmission,
  reportingClock,
  reverseLater,
  shareCosts,
  searchPerson,
  watchReturns,
  clearUp,
  customersByPurchase,
  estimateWorthOfVendor,
  worthEachNight,
  surveyParties,
  sendResetLink,
  watchDrops,
  tellSubmission,
  tryRuleVersion,
  workOutAgain,
];

export const startWorker = (): Promise<Worker> => startJobs(jobs);

/** Throws when the database does not answer. */
export async function ready() {
  await pool.query("select 1");
}

export const checkStartup = checkRole;

export const shutdown = closeDatabase;
