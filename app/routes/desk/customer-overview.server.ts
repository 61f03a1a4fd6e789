import {
  accountsOfCustomers,
  ownContactsOf,
} from "#app/domain/accounts/of-customer/accounts-of-customer.server.ts";
import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { wholeFamilyOf } from "#app/domain/customers/family.server.ts";
import { familyLines } from "#app/domain/customers/family-tree.ts";
import { valuesOfCustomer } from "#app/domain/customers/golden/read-golden.server.ts";
import { readIdentity } from "#app/domain/customers/read-identity.server.ts";
import { engagementsOfCustomer } from "#app/domain/deals/engagements/engagements-of-customer.server.ts";
import {
  dealsOfParties,
  protectionsOfCustomer,
} from "#app/domain/deals/lists/deals-of-customer.server.ts";
import { countDeals } from "#app/domain/deals/of-customer/count-deals.server.ts";
import { contactsOfDeals } from "#app/domain/deals/of-customer/deal-contacts.server.ts";
import { dealsByPartner, lotsOf } from "#app/domain/deals/of-customer/deals-in-short.ts";
import { expectedOf } from "#app/domain/deals/of-customer/expected.server.ts";
import { forecastsNaming } from "#app/domain/demand/forecast-customers.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { type Span, yearStart } from "#app/domain/revenue/of-customer/bought.ts";
import {
  boughtByEach,
  readBought,
  serialsHeld,
} from "#app/domain/revenue/of-customer/read-bought.server.ts";
import { boughtBeside } from "#app/domain/revenue/outcome/outcome-of-deal.server.ts";
import { profitOfCustomers } from "#app/domain/revenue/profit/read-profit.server.ts";
import { sharesOfWallet } from "#app/domain/revenue/wallet/read-wallet.server.ts";
import { worthOfCustomer } from "#app/domain/revenue/worth/read-worth.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { CustomerPage } from "./customer-page.server.ts";
import { kindsFor, readStory } from "./customer-story.server.ts";

const DEALS = 8;
const MOMENTS = 6;

/** Everything that the first page of a customer tells, from every room. */
export async function readOverview(
  tx: ScopedTx,
  actor: VendorActor,
  page: CustomerPage,
  { span, at }: { span: Span; at: Date },
) {
  const { customer, whose, head } = page;
  const { partyIds, customerIds } = whose;
  const { id } = customer;
  const vendor = await findVendor(tx);
  const { currency, timeZone } = vendor;
  const today = localDay(at, timeZone);
  const identity = await readIdentity(tx, id);
  if (!identity) throw new Error("The customer went while its page was read");
  const bought = await readBought(tx, partyIds, currency);
  const counted = await countDeals(tx, partyIds, at);
  const dealsBy = dealsByPartner(counted);
  const accounts = can(actor, "account:read") ? await accountsOfCustomers(tx, customerIds) : null;
  const partners = await partnersById(tx, [
    ...identity.parties.flatMap(({ partnerId }) => partnerId ?? []),
    ...dealsBy.keys(),
    ...(customer.partnerId ? [customer.partnerId] : []),
  ]);
  const selling = new Set(bought.ways.map(({ way }) => way.lastPartnerId));
  const named = (partnerId: string) => ({
    id: partnerId,
    name: partners.get(partnerId)?.name ?? "",
  });
  const of = { customerId: id, reach: head.reach };
  return {
    ...{ identity, bought, accounts, dealsBy, today },
    span,
    worth: can(actor, "revenue:read") ? await worthOfCustomer(tx, id) : null,
    profit: can(actor, "revenue:read")
      ? await profitOfCustomers(tx, customerIds, { from: yearStart(today), to: today })
      : null,
    wallet: (await sharesOfWallet(tx, [id], today)).get(id) ?? null,
    values: await valuesOfCustomer(tx, id),
    partner: customer.partnerId ? named(customer.partnerId) : null,
    sources: new Map([...partners].map(([key, { name }]) => [key, name])),
    rolled: await rolledUp(tx, page, yearStart(today)),
    lots: lotsOf(counted, currency),
    registering: [...dealsBy.keys()].filter((key) => !selling.has(key)).map(named),
    deals: (await dealsOfParties(tx, partyIds, at)).slice(0, DEALS),
    serials: await serialsHeld(tx, partyIds),
    expected: await expectedOf(tx, partyIds, at),
    forecasts: can(actor, "demand:read") ? await forecastsNaming(tx, partyIds, today) : [],
    beside: await boughtBeside(tx, customerIds),
    protections: await protectionsOfCustomer(tx, id, at),
    contacts: await contactsOfDeals(tx, partyIds),
    ownContacts: await ownContactsOf(
      tx,
      (accounts ?? []).map((account) => account.id),
    ),
    engagements: await engagementsOfCustomer(tx, id),
    families: await listFamilies(tx),
    story: (
      await readStory(tx, {
        whose,
        of,
        vendor,
        kinds: kindsFor(actor),
        before: null,
        take: MOMENTS,
      })
    ).moments,
  };
}

/** What the customer and each below it earned, with everybody below them. Above it nothing is added up. */
async function rolledUp(
  tx: ScopedTx,
  { customer, whose }: CustomerPage,
  from: Date,
): Promise<Map<string, bigint>> {
  if (whose.family.length === 1) return new Map();
  const { members } = await wholeFamilyOf(tx, customer.id);
  const own = await boughtByEach(tx, whose.family, { from });
  const lines = familyLines(members, customer.id, (id) => own.get(id) ?? 0n);
  return new Map(lines.map(({ id, rolledMinor }) => [id, rolledMinor]));
}
