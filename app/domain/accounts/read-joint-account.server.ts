import type { Colleague } from "#app/domain/identity/members/people.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { type AccountDeals, accountDeals } from "./account-deals.ts";
import {
  type ContactRow,
  contactsOf,
  type InstalledRow,
  installedBaseOf,
  levelsOf,
  pipelineOf,
  revenueOf,
} from "./facets.server.ts";
import { colleagues } from "./join-account.server.ts";
import {
  selectAccount,
  selectContacts,
  selectGrants,
  selectMembers,
} from "./joint-account.store.server.ts";
import {
  type Contact,
  type Facet,
  type FacetLevel,
  facets,
  type Grant,
  type JointAccount,
  liveGrant,
  type Member,
  otherSide,
  type Side,
  shownBy,
  sideOf,
} from "./joint-account.ts";
import { selectDealsOfCustomer } from "./own-deals.store.server.ts";
import { selectOwnSales } from "./own-sales.store.server.ts";
import { type Purchases, purchasesFrom } from "./purchases.ts";
import { insertReadings, type LastReading, selectLastReadings } from "./reading.store.server.ts";

/** What one side shows of one facet; null where it has nothing of the kind to show. */
export type Showing = {
  level: FacetLevel;
  endsAt: Date | null;
  lastRead: { by: string; day: Date } | null;
} | null;

export type FacetLine = { facet: Facet } & Record<Side, Showing>;

type Head = {
  account: Omit<JointAccount, "customerId">;
  side: Side;
  names: Record<Side, string>;
  timeZone: string;
  members: Member[];
  facets: FacetLine[];
};

export type OpenAccount = {
  deals: AccountDeals;
  purchases: Purchases;
  /** Whether the purchases are the other side's to show, or only what the partner reported itself. */
  purchasesShown: FacetLevel;
  installed: InstalledRow[];
  ownContacts: Contact[];
  theirContacts: ContactRow[];
  colleagues: Colleague[];
};

export type JointAccountView = Head & { open: OpenAccount | null };

/**
 * One joint account as the asking side may see it. Before both agreed there is the invitation alone. Reading what the
 * other side shows leaves a receipt.
 */
export function readJointAccount(
  actor: Actor,
  id: string,
  at: Date,
): Promise<JointAccountView | null> {
  const side = sideOf(actor);
  return withScope(actor, async (tx) => {
    const account = await selectAccount(tx, id);
    if (!account) return null;
    const { customerId, ...rest } = account;
    const vendor = await findVendor(tx);
    const partner = await findPartner(tx, account.partnerId);
    const grants = await selectGrants(tx, [id]);
    const readings = await selectLastReadings(tx, account);
    const head: Head = {
      account: rest,
      side,
      names: { vendor: vendor.shortName, partner: partner?.name ?? "" },
      timeZone: vendor.timeZone,
      members: await selectMembers(tx, account),
      facets: facets.map((facet) => ({
        facet,
        vendor: showing(grants, readings, "vendor", facet, at),
        partner: showing(grants, readings, "partner", facet, at),
      })),
    };
    if (account.status !== "active") return { ...head, open: null };
    const open = await readOpen(tx, actor, account, vendor.currency, at);
    return { ...head, open };
  });
}

async function readOpen(
  tx: ScopedTx,
  actor: Actor,
  account: JointAccount,
  currency: string,
  at: Date,
): Promise<OpenAccount> {
  const { id, customerId, partnerId } = account;
  const levels = await levelsOf(tx, id, facets, at);
  const revenue = await revenueOf(tx, id, at);
  const level = levels.get("revenue") ?? "none";
  const sold =
    level === "none" && actor.audience === "partner"
      ? await selectOwnSales(tx, partnerId, customerId)
      : revenue;
  const own = actor.audience === "partner" ? partnerId : undefined;
  const known = await selectDealsOfCustomer(tx, customerId, own);
  const open: OpenAccount = {
    deals: accountDeals(sideOf(actor), partnerId, known, await pipelineOf(tx, id, at)),
    purchases: purchasesFrom(sold, currency),
    purchasesShown: level,
    installed: await installedBaseOf(tx, id, at),
    ownContacts: await selectContacts(tx, account, sideOf(actor)),
    theirContacts: await contactsOf(tx, id, at),
    colleagues: await colleagues(tx, actor),
  };
  const theirs = shownBy[otherSide(sideOf(actor))];
  const read = theirs.filter((facet) => (levels.get(facet) ?? "none") !== "none");
  await insertReadings(tx, actor, account, read, at);
  return open;
}

function showing(
  grants: readonly Grant[],
  readings: readonly LastReading[],
  side: Side,
  facet: Facet,
  at: Date,
): Showing {
  if (!shownBy[side].includes(facet)) return null;
  const grant = liveGrant(grants, side, facet, at);
  const reading = readings.find((each) => each.side === otherSide(side) && each.facet === facet);
  return {
    level: grant?.level ?? "none",
    endsAt: grant?.endsAt ?? null,
    lastRead: reading ? { by: reading.personName, day: reading.day } : null,
  };
}
