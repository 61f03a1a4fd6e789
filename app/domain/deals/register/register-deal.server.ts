import { pricedProducts } from "#app/domain/catalog/products.server.ts";
import { resolveParty } from "#app/domain/customers/resolve-party.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { settleTerms } from "#app/domain/programs/terms.ts";
import type { PartnerActor, VendorActor } from "#app/platform/actor.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { tellFirstApprovers } from "../decide/tell-approvers.server.ts";
import { tellDesk, tellPartner } from "../tell.server.ts";
import { submittedLetter } from "../ui/deal-letters.ts";
import { registeredForYouLetter } from "../ui/register/register-letters.ts";
import { keepRegistration, ownerOf } from "./keep-registration.server.ts";
import { newDealNumber } from "./number.server.ts";
import { priceLines } from "./price-lines.ts";
import type { RegisterDeal } from "./register-deal.schema.ts";
import { ownDeal, registrationGround } from "./registration-ground.server.ts";
import { factsOf, wordsOfRefusals } from "./terms-of-registration.server.ts";

export type Registration =
  | { ok: true; dealId: string }
  | { ok: false; reason: "no-price"; lines: number[] }
  /** No programme takes it; `words` say why the nearest one does not. */
  | { ok: false; reason: "not-taken"; programName: string | null; words: string[] };

/**
 * Hands a deal in. The same form sent twice, even at the same instant, is one deal. `by` is somebody of the vendor's
 * who does it for the partner: the deal is the partner's all the same.
 */
export async function registerDeal(
  actor: PartnerActor,
  input: RegisterDeal,
  now: Date,
  by?: VendorActor,
): Promise<Registration> {
  const acting = by ?? actor;
  try {
    return await withScope(acting, (tx) => register(tx, actor, input, now, by));
  } catch (error) {
    if (brokeConstraint(error, "deal_pkey")) {
      // The twin has won in the meantime. An id that is somebody else's is out of sight, and taken for no id at all.
      const twin = await withScope(acting, (tx) => ownDeal(tx, actor.partnerId, input.dealId));
      return twin
        ? { ok: true, dealId: twin }
        : registerDeal(actor, { ...input, dealId: newId() }, now, by);
    }
    if (brokeConstraint(error, "deal_vendor_id_number_key")) {
      return registerDeal(actor, input, now, by);
    }
    throw error;
  }
}

async function register(
  tx: ScopedTx,
  actor: PartnerActor,
  input: RegisterDeal,
  now: Date,
  by?: VendorActor,
): Promise<Registration> {
  const acting = by ?? actor;
  const { partnerId } = actor;
  const ground = await registrationGround(tx, acting, partnerId, input, now);
  if (ground.twinId) return { ok: true, dealId: ground.twinId };

  const { currency, lines: wanted } = input;
  const { timeZone } = ground.terms.calendar;
  const priced = priceLines(wanted, ground.parts);
  if (!priced.ok) return { ok: false, reason: "no-price", lines: priced.unpriced };

  const asked = { partnerId, currency, country: input.country, ...priced };
  const settled = settleTerms(ground.terms, factsOf(ground.partner, asked), now);
  if (!settled.ok) {
    const { discountBp } = ground.partner;
    const day = localDay(now, timeZone);
    const products = await pricedProducts(tx, { currency, day, discountBp });
    const words = await wordsOfRefusals(tx, settled.refusals, products);
    return { ok: false, reason: "not-taken", programName: settled.program?.name ?? null, words };
  }

  const { name, domain, duns, vat, street, postcode, city, country } = input;
  const words = { name, domain, duns, vat, street, postcode, city, country };
  const party = await asSystem(tx, acting, (wide) => resolveParty(wide, { partnerId }, words, now));
  const deal = { id: input.dealId, number: newDealNumber(), partnerId };
  const registered = { deal, input, priced, terms: settled.terms, party, timeZone };
  await keepRegistration(tx, { actor, by }, registered, now);

  const families = wanted.map(({ productId }) => ground.parts.get(productId)?.familyName ?? "");
  const letter = submittedLetter(
    {
      ...deal,
      customerName: name,
      partnerName: actor.partnerName,
      decideBy: settled.terms.decideBy,
      families: [...new Set(families)].sort(),
    },
    timeZone,
  );
  await asSystem(tx, acting, async (wide) => {
    await tellDesk(wide, acting, deal, letter);
    await tellFirstApprovers(wide, acting, deal, settled.terms.steps[0], letter, now);
  });
  if (by) {
    const told = registeredForYouLetter({ ...deal, customerName: name, by: by.name });
    await tellPartner(tx, by, { ...deal, ownerId: ownerOf(actor) }, told);
  }
  return { ok: true, dealId: deal.id };
}
