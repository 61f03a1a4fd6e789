import { listJointAccounts } from "#app/domain/accounts/list-joint-accounts.server.ts";
import { clockAt } from "#app/domain/deals/clock.ts";
import { countDealsToDecide } from "#app/domain/deals/decide/deals-to-decide.server.ts";
import { queuePage } from "#app/domain/deals/decide/queue.server.ts";
import { wholeQueue } from "#app/domain/deals/decide/queue-query.ts";
import { deadlines } from "#app/domain/deals/lists/deadlines.server.ts";
import { lateReports } from "#app/domain/exchange/calendar/late-reports.server.ts";
import { countWaitingFiles } from "#app/domain/exchange/lists/waiting-files.server.ts";
import { reportsWithMistakes } from "#app/domain/exchange/reports-with-mistakes.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

const DAY_MS = 86_400_000;
const MISTAKES_SINCE_DAYS = 14;
const DEALS_SHOWN = 6;
const LATE_SHOWN = 5;

export type Today = Awaited<ReturnType<typeof readToday>>;

/** What waits for somebody at the vendor, as far as the role covers it. */
export async function readToday(actor: VendorActor, now: Date) {
  const since = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const invitations = can(actor, "account:manage")
    ? (await listJointAccounts(actor, { status: "invited", q: "" }, now)).filter((a) => a.waits)
    : [];
  return withScope(actor, async (tx) => {
    const { timeZone } = await findVendor(tx);
    const clock = clockAt(now, timeZone);
    const decides = can(actor, "deal:decide");
    const waiting = decides ? await queuePage(tx, actor, wholeQueue, clock, DEALS_SHOWN) : null;
    return {
      clock,
      invitations,
      decidesDeals: decides,
      toDecide: decides ? await countDealsToDecide(tx) : 0,
      deals: waiting?.items.filter(({ dueAt }) => dueAt !== null) ?? [],
      deadlines: decides ? await deadlines(tx, now) : null,
      mistakes: can(actor, "submission:send")
        ? await reportsWithMistakes(tx, since(MISTAKES_SINCE_DAYS))
        : [],
      late: can(actor, "submission:read") ? await lateReports(tx, clock.today, LATE_SHOWN) : [],
      waitingFiles: can(actor, "submission:send") ? await countWaitingFiles(tx, null) : 0,
    };
  });
}
