import { listJointAccounts } from "#app/domain/accounts/list-joint-accounts.server.ts";
import { clockAt } from "#app/domain/deals/clock.ts";
import { countDealsToDecide } from "#app/domain/deals/decide/deals-to-decide.server.ts";
import { queuePage } from "#app/domain/deals/decide/queue.server.ts";
import { wholeQueue } from "#app/domain/deals/decide/queue-query.ts";
import { deadlines } from "#app/domain/deals/lists/deadlines.server.ts";
import { lastSalesOutByPartner } from "#app/domain/exchange/last-sales-out.server.ts";
import { reportsWithMistakes } from "#app/domain/exchange/reports-with-mistakes.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

const DAY_MS = 86_400_000;
/** A distributor reports every week; the file may take some days to come. */
const LATE_AFTER_DAYS = 10;
const MISTAKES_SINCE_DAYS = 14;
const DEALS_SHOWN = 6;

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
      late: can(actor, "submission:read") ? await lateReporters(tx, since(LATE_AFTER_DAYS)) : [],
    };
  });
}

async function lateReporters(tx: ScopedTx, before: Date) {
  const last = await lastSalesOutByPartner(tx);
  const partners = await listPartners(tx);
  return partners
    .filter(({ kind }) => kind === "distributor")
    .map(({ id, name }) => ({ id, name, last: last.get(id) ?? null }))
    .filter((partner) => partner.last === null || partner.last < before);
}
