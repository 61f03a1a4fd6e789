import { z } from "zod";

import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { registerDealSchema } from "../register/register-deal.schema.ts";
import type { Terms } from "../terms/terms.ts";
import { type ChangedTerms, givenFields } from "./changed-terms.ts";
import { placeInRequest } from "./new-deal.ts";
import {
  type Fault,
  partsByNumber,
  placesWithout,
  withoutPrice,
} from "./parts-by-number.server.ts";

export type TermsWanted =
  | { ok: true; terms: Partial<Terms> }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "faults"; faults: Fault[] };

/** The terms that a program wants a deal to have, by the rules of the form. Paths of faults begin at the terms. */
export async function termsWanted(
  actor: PartnerActor,
  dealId: string,
  wanted: ChangedTerms,
  now: Date,
): Promise<TermsWanted> {
  const known = await withScope(actor, async (tx) => {
    const deal = await tx.deal.findFirst({
      where: { vendorId: tx.vendorId, id: dealId, partnerId: actor.partnerId },
      select: { currency: true },
    });
    if (!deal) return null;
    const currency = wanted.currency ?? deal.currency;
    const parts = { currency, lines: wanted.lines ?? [] };
    return { parts, ...(await partsByNumber(tx, actor, parts, now)) };
  });
  if (!known) return { ok: false, reason: "not-found" };
  const { parts, today, ids } = known;
  const unknown = placesWithout(ids);
  if (unknown.length > 0) {
    return { ok: false, reason: "faults", faults: withoutPrice(parts, unknown) };
  }
  const given = givenFields(wanted, ids);
  const rules = Object.entries(registerDealSchema(today).shape);
  const form = z
    .object(Object.fromEntries(rules.filter(([field]) => field in given)))
    .safeParse(given);
  if (form.success) return { ok: true, terms: form.data as Partial<Terms> };
  const faults = form.error.issues.map(({ path, message }) => ({
    path: placeInRequest(path),
    message,
  }));
  return { ok: false, reason: "faults", faults };
}
