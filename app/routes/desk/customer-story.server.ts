import { accountMoments } from "#app/domain/accounts/of-customer/account-moments.server.ts";
import type { Stretch } from "#app/domain/customers/story/before.server.ts";
import {
  inOneStory,
  type MomentKind,
  momentKinds,
  type Place,
} from "#app/domain/customers/story/moment.ts";
import {
  decidedMoments,
  recordMoments,
  reportedMoments,
} from "#app/domain/customers/story/own-moments.server.ts";
import type { Whose } from "#app/domain/customers/whose.server.ts";
import { dealMoments } from "#app/domain/deals/of-customer/deal-moments.server.ts";
import { forecastMoments } from "#app/domain/demand/forecast-customers.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { linesPage, type OfCustomer } from "#app/domain/revenue/of-customer/lines-address.ts";
import { saleMoments } from "#app/domain/revenue/of-customer/sale-moments.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** What of a customer's story somebody may read. */
export const kindsFor = (actor: VendorActor): MomentKind[] =>
  momentKinds.filter(
    (kind) =>
      (kind !== "account" || can(actor, "account:read")) &&
      (kind !== "forecast" || can(actor, "demand:read")),
  );

type Asked = {
  whose: Whose;
  of: OfCustomer;
  vendor: { currency: string; shortName: string };
  /** The kinds that are told. */
  kinds: readonly MomentKind[];
  before: Place | null;
  take: number;
};

/** What every room tells of a customer, as one story. */
export async function readStory(tx: ScopedTx, { whose, of, vendor, kinds, ...asked }: Asked) {
  const { customerIds, partyIds } = whose;
  const { currency, shortName } = vendor;
  const stretch: Stretch = { before: asked.before, take: asked.take + 1 };
  const teller = {
    reported: () => reportedMoments(tx, customerIds, stretch, shortName),
    record: () => recordMoments(tx, customerIds, stretch),
    decided: () => decidedMoments(tx, customerIds, stretch),
    deal: () => dealMoments(tx, partyIds, stretch),
    forecast: () => forecastMoments(tx, partyIds, stretch),
    sale: () => saleMoments(tx, { partyIds, currency, page: linesPage(of) }, stretch),
    account: () => accountMoments(tx, customerIds, stretch, shortName),
  };
  const told = [];
  for (const each of kinds) told.push(await teller[each]());
  return inOneStory(told, asked.take);
}
