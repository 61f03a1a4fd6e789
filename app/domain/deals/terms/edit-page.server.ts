import type { PartnerActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealRecord } from "../deal.ts";
import { registrationOffer } from "../register/registration-offer.server.ts";
import { earliestOrder, editModeOf, piecesOf } from "./edit-mode.ts";
import type { EditPage } from "./edit-page.ts";
import { typedTermsOf } from "./merge.ts";
import { termsOf } from "./terms.ts";

/** What its partner may write of a deal now; null when nothing. */
export async function editPage(
  tx: ScopedTx,
  actor: PartnerActor,
  deal: DealRecord,
  now: Date,
): Promise<EditPage | null> {
  const mode = editModeOf(deal, now);
  if (!mode || deal.partnerId !== actor.partnerId) return null;
  const { currencies, prices, vendorName, clock } = await registrationOffer(tx, actor, now);
  const asked = deal.events.find(({ kind }) => kind === "info_requested");
  const { id, number, version, registration, customerName, currency, status } = deal;
  return {
    mode,
    pieces: piecesOf(mode, deal.askedFields),
    typed: typedTermsOf(termsOf(deal)),
    earliest: earliestOrder(mode, deal.closeDay, clock.today),
    vendorName,
    question: mode === "answer" ? (asked?.note ?? null) : null,
    deal: { id, number, version, registration, customerName, currency, status },
    offer: { currencies, prices },
  };
}
