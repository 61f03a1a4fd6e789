import { pricedProducts } from "#app/domain/catalog/products.server.ts";
import { resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import { newDealNumber } from "#app/domain/deals/register/number.server.ts";
import { type PricedLine, priceLines } from "#app/domain/deals/register/price-lines.ts";
import { plainCalendar } from "#app/domain/programs/business-calendar.ts";
import { addBusinessDays, afterPause } from "#app/domain/programs/business-time.ts";
import {
  type CurrentProgram,
  currentProgram,
} from "#app/domain/programs/current-program.server.ts";
import { protectionEnd } from "#app/domain/programs/local-time.ts";
import { rulesToJson } from "#app/domain/programs/program-rules.ts";
import { type PartnerActor, systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Cast } from "./actors.ts";
import { putDeals } from "./bulk-deals.ts";
import { putSteps } from "./bulk-steps.ts";
import type { Calendar } from "./calendar.ts";
import { customerOf } from "./customers.ts";
import { grouped } from "./grouped.ts";
import { idOf } from "./load-ground.ts";
import { discountOf, partnerOf } from "./partners.ts";
import type { PastDeal } from "./past-deal.ts";
import { addressAtCustomer, wordsOf } from "./registered-words.ts";

type Ground = {
  vendorId: number;
  timeZone: string;
  currency: string;
  cast: Cast;
  calendar: Calendar;
  productIds: ReadonlyMap<string, string>;
};

/** A registration as the tables will hold it. */
export type MadeDeal = {
  id: string;
  number: string;
  deal: PastDeal;
  actor: PartnerActor;
  managerName: string;
  managerId: string | null;
  /** The manager's membership. */
  deciderId: string | null;
  partyId: string;
  customerId: string;
  customerName: string;
  contactEmail: string;
  programVersionId: string;
  rules: ReturnType<typeof rulesToJson>;
  currency: string;
  lines: PricedLine[];
  valueMinor: bigint;
  decideBy: Date | null;
  protectedUntil: Date | null;
};

/** Puts a year's registrations where the use cases would have: with parties, prices, protections, events and trail. */
export const loadDealsInBulk = (deals: readonly PastDeal[], ground: Ground) =>
  withScope(
    systemActor(ground.vendorId),
    async (tx) => {
      const first = deals[0]?.created ?? ground.calendar.now;
      const program = await currentProgram(tx, first);
      const made: MadeDeal[] = [];
      for (const [partner, own] of grouped(deals, (deal) => deal.partner)) {
        made.push(...(await dealsOf(tx, partner, own, program, ground)));
      }
      await putDeals(tx, made);
      await putSteps(tx, made);
    },
    { timeoutMs: 120_000 },
  );

async function dealsOf(
  tx: ScopedTx,
  partner: string,
  deals: readonly PastDeal[],
  program: CurrentProgram,
  { cast, currency, timeZone, productIds }: Ground,
): Promise<MadeDeal[]> {
  const [first] = deals;
  const { name: partnerName, manager } = partnerOf(partner);
  if (!first || !manager) return [];
  const actor = cast.partner(first.owner, partnerName);
  const { partnerId } = actor;
  const decider = cast.vendor(manager);
  const all = deals.map(({ customer }) => wordsOf(customer));
  const parties = await resolveParties(tx, { partnerId }, all, first.created);
  const priced = await pricedProducts(tx, {
    currency,
    day: first.created,
    discountBp: discountOf(partner),
  });
  const products = new Map(priced.map((product) => [product.id, product]));
  return deals.map((deal, place): MadeDeal => {
    const words = deal.lines.map(([partNo, quantity]) => ({
      productId: idOf(productIds, partNo),
      quantity,
    }));
    const worth = priceLines(words, products);
    const party = parties[place];
    if (!worth.ok || !party) throw new Error(`${deal.customer} cannot be registered`);
    const days = program.rules.protectionDays;
    return {
      id: newId(),
      number: newDealNumber(),
      deal,
      actor: cast.partner(deal.owner, partnerName),
      managerName: decider.name,
      managerId: decider.personId,
      deciderId: decider.membershipId,
      ...party,
      customerName: customerOf(deal.customer).name,
      contactEmail: addressAtCustomer(deal.contact, deal.customer),
      programVersionId: program.programVersionId,
      rules: rulesToJson(program.rules),
      currency,
      lines: worth.lines,
      valueMinor: worth.valueMinor,
      decideBy: decideBy(deal, program, timeZone),
      protectedUntil: deal.approved && protectionEnd(deal.approved, days, timeZone),
    };
  });
}

/** The day promised to the partner; its clock stood still while the partner owed an answer. */
function decideBy(deal: PastDeal, { rules }: CurrentProgram, timeZone: string): Date | null {
  if (!deal.submitted) return null;
  const calendar = plainCalendar(timeZone);
  const promised = addBusinessDays(deal.submitted, rules.decisionBusinessDays, calendar);
  const at = (kind: string) => deal.moves.find((move) => move.kind === kind)?.at;
  const [asked, given] = [at("info_requested"), at("info_given")];
  return asked && given ? afterPause(promised, asked, given, calendar) : promised;
}
