import { suggestCustomers } from "#app/domain/accounts/suggest-customers.server.ts";
import { listDealsFor } from "#app/domain/deals/api/list-deals.server.ts";
import { DealListFilter } from "#app/domain/deals/api/list-query.ts";
import { readDealResource } from "#app/domain/deals/api/read-deal.server.ts";
import { disclosedOverlap } from "#app/domain/deals/conflicts/disclosed-overlap.server.ts";
import type { DisclosedOverlap } from "#app/domain/deals/conflicts/disclosed-overlap.ts";
import { stepsOf } from "#app/domain/deals/decide/steps.server.ts";
import { ownSides } from "#app/domain/deals/dispute/own-sides.server.ts";
import { listDrafts } from "#app/domain/deals/drafts/drafts.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { dealBatches } from "#app/domain/deals/lists/deal-batches.server.ts";
import { DealListQuery } from "#app/domain/deals/lists/deal-list-query.ts";
import { pageOfDeals } from "#app/domain/deals/lists/page-of-deals.server.ts";
import { partnerHome } from "#app/domain/deals/lists/partner-home.server.ts";
import { DealSet, DealSetList } from "#app/domain/deals/pipeline/deal-set.ts";
import { pipelineView } from "#app/domain/deals/pipeline/pipeline-view.server.ts";
import { setView } from "#app/domain/deals/pipeline/set-view.server.ts";
import { readTalk } from "#app/domain/deals/talk/read-talk.server.ts";
import { readCourse } from "#app/domain/deals/tend/read-course.server.ts";
import { waitingOf, waitsOf } from "#app/domain/deals/waiting/wait-for-release.server.ts";
import { listNotifications } from "#app/domain/identity/notifications/notifications.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import type { Facts } from "./facts.ts";
import { houses, type Stage, wordMark } from "./stage.ts";

/** What a page, list or answer said, as text. */
export type Read = { from: string; text: string };
export type AllRead = {
  reads: Read[];
  /** What was told of each of its own registrations, beside that it is its own. */
  overlaps: { dealId: string; told: DisclosedOverlap | null }[];
};

export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, each) => {
    if (typeof each === "bigint") return String(each);
    return each instanceof Map ? [...each] : each;
  }) ?? "";

/** All that somebody of a partner can open about deals, at one instant. */
export async function readAll(stage: Stage, facts: Facts, actor: PartnerActor): Promise<AllRead> {
  const { now } = stage;
  const reads: Read[] = [];
  const add = (from: string, value: unknown) => reads.push({ from, text: textOf(value) });
  const overlaps: AllRead["overlaps"] = [];
  const query = DealListQuery.parse({});
  const everything = DealListFilter.parse({});
  await withReadScope(actor, async (tx) => {
    add("list", await pageOfDeals(tx, query, actor, now));
    add("list by program", await listDealsFor(tx, actor, everything, null));
    for (const house of houses) {
      const asked = DealListQuery.parse({ q: wordMark(house) });
      add(`search for ${house}`, (await pageOfDeals(tx, asked, actor, now)).deals);
    }
  });
  for await (const batch of dealBatches(actor, query, now)) add("export", batch);
  add("pipeline", await pipelineView(actor, DealSet.parse({}), now));
  add("set of deals", await setView(actor, DealSetList.parse({ of: "all" }), now));
  add("notifications", await listNotifications(actor, { unread: false, before: undefined }));
  await withScope(actor, async (tx) => {
    add("home", await partnerHome(tx, actor, "team", now));
    add("drafts", await listDrafts(tx, actor));
    add("waits", await waitsOf(tx, actor));
    for (const words of ["Meridian", "Kestrel", "Quill"]) {
      add("suggestions", await suggestCustomers(tx, actor.partnerId, words));
    }
    for (const { id, partner_id } of openedBy(facts, actor)) {
      if (partner_id === actor.partnerId) {
        const told = await disclosedOverlap(tx, actor, id, now);
        overlaps.push({ dealId: id, told });
        add("overlap", told);
      }
      add("deal", await dealPage(tx, actor, id, now));
    }
  });
  return { reads, overlaps };
}

/** The last few of its own, and of others to try. */
const openedBy = ({ deals }: Facts, { partnerId }: PartnerActor) => [
  ...deals.filter((deal) => deal.partner_id === partnerId).slice(-MOST_OWN),
  ...deals.filter((deal) => deal.partner_id !== partnerId).slice(-MOST_OTHERS),
];
const MOST_OWN = 3;
const MOST_OTHERS = 2;

/** What the page of a deal and the API show; nothing at all of one that is out of sight. */
async function dealPage(tx: ScopedTx, actor: PartnerActor, id: string, now: Date) {
  const deal = await findDeal(tx, id);
  const own = deal?.partnerId === actor.partnerId;
  return {
    deal,
    talk: await readTalk(tx, actor, id),
    ...(deal && {
      course: await readCourse(tx, deal, own, now),
      waiting: own ? await waitingOf(tx, actor, deal) : null,
      resource: await readDealResource(tx, actor, id, now),
    }),
    ...(!own && {
      steps: await stepsOf(tx, id),
      proof: await ownSides(tx, id),
      overlap: await disclosedOverlap(tx, actor, id, now),
    }),
  };
}

const tables = [
  ...["deal", "deal_line", "deal_event", "protection", "approval_step", "deal_request"],
  ...["deal_comment", "deal_note", "deal_file", "deal_member", "dispute", "dispute_side"],
  ...["dispute_evidence", "deal_conflict", "protection_wait", "deal_draft", "deal_notice"],
  ...["reported_party", "customer", "customer_identifier", "direct_engagement", "audit_entry"],
  ...["notification", "mail", "webhook_delivery", "approval_chain"],
];
const rowsSql = tables
  .map(
    (t) => `select '${t}' as "from", to_jsonb(x)::text as text from ${t} x where x.vendor_id = $1`,
  )
  .join(" union all ");

/** Every row that the database shows to somebody of a partner, whatever a page would make of it. */
export const rowsFor = (actor: PartnerActor): Promise<Read[]> =>
  withScope(actor, (tx) => tx.$queryRawUnsafe<Read[]>(rowsSql, actor.vendorId));
