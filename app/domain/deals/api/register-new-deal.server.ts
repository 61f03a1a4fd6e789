import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { registerDealSchema } from "../register/register-deal.schema.ts";
import { registerDeal } from "../register/register-deal.server.ts";
import { asForm, type NewDeal, placeInRequest } from "./new-deal.ts";
import {
  type Fault,
  partsByNumber,
  placesWithout,
  withoutPrice,
} from "./parts-by-number.server.ts";

export type NewDealOutcome =
  | { ok: true; dealId: string }
  | { ok: false; reason: "faults"; faults: Fault[] }
  | { ok: false; reason: "not-taken"; words: string[] };

const faulty = (faults: Fault[]): NewDealOutcome => ({ ok: false, reason: "faults", faults });

/** Registers what a program hands in, by the rules of the form. The same `dealId` again is the same deal. */
export async function registerNewDeal(
  actor: PartnerActor,
  wanted: NewDeal,
  dealId: string,
  now: Date,
): Promise<NewDealOutcome> {
  const { today, ids } = await withScope(actor, (tx) => partsByNumber(tx, actor, wanted, now));
  const unknown = placesWithout(ids);
  if (unknown.length > 0) return faulty(withoutPrice(wanted, unknown));

  const form = registerDealSchema(today).safeParse(asForm(wanted, dealId, ids));
  if (!form.success) {
    return faulty(
      form.error.issues.map(({ path, message }) => ({ path: placeInRequest(path), message })),
    );
  }
  const registration = await registerDeal(actor, form.data, now);
  if (registration.ok) return registration;
  if (registration.reason === "no-price") {
    return faulty(withoutPrice(wanted, registration.lines));
  }
  return { ok: false, reason: "not-taken", words: registration.words };
}
