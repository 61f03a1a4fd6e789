import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { askAmendment } from "#app/domain/deals/requests/ask-amendment.server.ts";
import { askExtension } from "#app/domain/deals/requests/ask-extension.server.ts";
import { termsOf } from "#app/domain/deals/terms/terms.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Cast } from "./actors.ts";
import type { Calendar } from "./calendar.ts";

type Ground = { cast: Cast; calendar: Calendar };

/** What a partner asks for on deals that it may not change by itself: more time, and other quantities. */
export async function loadRequests({ cast, calendar }: Ground) {
  const tom = cast.partner("tom.ashworth@bluepeak.example");
  const yesterday = calendar.at(calendar.workdaysAgo(1), "16:45");

  const kestrel = await dealOf(tom, "BP-2231");
  const reason = "Their validation of the cold chain ends in six weeks, and they order after it.";
  await done(yesterday, () => askExtension(tom, { dealId: kestrel.id, reason }, yesterday));

  const meridian = await dealOf(tom, "BP-2290");
  const lines = termsOf(meridian).lines.map((line, place) =>
    place === 0 ? { ...line, quantity: line.quantity + 14 } : line,
  );
  const wing = { dealId: meridian.id, reason: "A third wing is part of it now.", terms: { lines } };
  await done(yesterday, () => askAmendment(tom, wing, yesterday));
}

async function done(moment: Date, work: () => Promise<{ ok: boolean }>) {
  const outcome = await asOf(moment, work);
  if (!outcome.ok) throw new Error(`A request of the demo was refused: ${JSON.stringify(outcome)}`);
}

const dealOf = (actor: PartnerActor, reference: string) =>
  withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const { id } = await tx.deal.findFirstOrThrow({
      where: { vendorId, partnerId: actor.partnerId, reference },
      select: { id: true },
    });
    const deal = await findDeal(tx, id);
    if (!deal) throw new Error(`${actor.name} has no deal ${reference}`);
    return deal;
  });
