import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { addDays } from "#app/domain/programs/local-time.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { clockAt, daysUntil } from "../clock.ts";
import type { DealEventKind, DealSummary } from "../deal.ts";
import { listDrafts } from "../drafts/drafts.server.ts";
import { openStatuses } from "../moves.ts";
import { asItStands } from "../standing.ts";
import { selectDeals } from "./list-deals.server.ts";
import { moreTimeFor, proofWanted } from "./more-to-do.server.ts";
import type { PartnerHome } from "./partner-home.ts";
import { dealToDos, endingSoon } from "./to-dos.ts";

const MOST_LIVE = 200;
const SHOWN = 12;
const NEWS_DAYS = 7;
/** A protection that has ended is worth a word for so long. */
const OVER_DAYS = 14;
const MOST_OVER = 20;
const NAMED_DRAFTS = 3;

/** The partner's own live deals, of everybody or of one person, and what they want. */
export async function partnerHome(
  tx: ScopedTx,
  actor: PartnerActor,
  who: "mine" | "team",
  now: Date,
): Promise<PartnerHome> {
  const vendor = await findVendor(tx);
  const clock = clockAt(now, vendor.timeZone);
  const whose = who === "mine" && actor.membershipId ? { ownerId: actor.membershipId } : {};
  const { partnerId } = actor;
  const open = {
    OR: [
      { status: { in: [...openStatuses] } },
      { status: "approved" as const, protectedUntil: { gt: now } },
    ],
  };
  const live = await selectDeals(
    tx,
    { partnerId, ...open, ...whose },
    [{ protectedUntil: { sort: "asc", nulls: "last" } }, { decideBy: "asc" }, { id: "asc" }],
    MOST_LIVE,
  );
  const since = { gt: addDays(now, -OVER_DAYS), lte: now };
  const ended = await selectDeals(
    tx,
    { partnerId, status: { in: ["approved", "expired"] }, protectedUntil: since, ...whose },
    [{ protectedUntil: "desc" }, { id: "asc" }],
    MOST_OVER,
  );
  const ids = (deals: readonly DealSummary[]) => deals.map(({ id }) => id);
  const [moreTime, proof, drafts] = await Promise.all([
    moreTimeFor(tx, ids(endingSoon(live, clock)), clock),
    proofWanted(tx, ids(live)),
    draftsOf(tx, actor, who),
  ]);
  const toDos = [...live, ...ended.map((deal) => asItStands(deal, now))];
  return {
    clock,
    vendorName: vendor.shortName,
    toDos: dealToDos(toDos, clock, { moreTime, proof }),
    drafts,
    deals: live.slice(0, SHOWN),
    liveCount: live.length,
    worth: worthByCurrency(live),
    protections: live.flatMap(({ customerName, decidedAt, protectedUntil, status }) => {
      if (status !== "approved" || !decidedAt || !protectedUntil) return [];
      const days = daysUntil(protectedUntil, clock);
      return [{ name: customerName, from: decidedAt, until: protectedUntil, days }];
    }),
    news: await selectNews(tx, actor, addDays(now, -NEWS_DAYS)),
  };
}

async function draftsOf(tx: ScopedTx, actor: PartnerActor, who: "mine" | "team") {
  const all = can(actor, "deal:register") ? await listDrafts(tx, actor) : [];
  const drafts = who === "mine" ? all.filter(({ ownerId }) => ownerId === actor.membershipId) : all;
  const [first] = drafts;
  return {
    count: drafts.length,
    titles: drafts.slice(0, NAMED_DRAFTS).map(({ title }) => title),
    first: first?.id ?? null,
    savedAt: first?.updatedAt ?? null,
  };
}

function worthByCurrency(deals: readonly DealSummary[]) {
  const sums = new Map<string, bigint>();
  for (const { currency, valueMinor } of deals) {
    sums.set(currency, (sums.get(currency) ?? 0n) + valueMinor);
  }
  return [...sums].map(([currency, minor]) => ({ currency, minor }));
}

async function selectNews(tx: ScopedTx, { partnerId }: PartnerActor, since: Date) {
  const { vendorId } = tx;
  const events = await tx.dealEvent.findMany({
    where: {
      vendorId,
      partnerId,
      side: "vendor",
      at: { gte: since },
      deal: { vendorId, partnerId },
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 8,
    select: {
      id: true,
      dealId: true,
      kind: true,
      at: true,
      actorName: true,
      deal: { select: { customerName: true } },
    },
  });
  return events.map(({ deal, kind, ...event }) => ({
    ...event,
    kind: kind as DealEventKind,
    customerName: deal.customerName,
  }));
}
