import { priceCurrencies, pricedProducts } from "#app/domain/catalog/products.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import { addBusinessDays } from "#app/domain/programs/business-time.ts";
import { currentProgram } from "#app/domain/programs/current-program.server.ts";
import { addDays, localDay, protectionEnd } from "#app/domain/programs/local-time.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { clockAt } from "../clock.ts";
import type { OfferedPart } from "../worth.ts";
import type { RegistrationOffer } from "./registration-offer.ts";
import { whoWillSee } from "./who-will-see.server.ts";

/** The offer as it stands now for a partner: its own, or one that somebody of the vendor's registers for. */
export async function registrationOffer(
  tx: ScopedTx,
  actor: Actor,
  now: Date,
  partnerId = actor.partnerId,
): Promise<RegistrationOffer> {
  if (!partnerId) throw new Error("A deal is registered for a partner");
  const vendor = await findVendor(tx);
  const { timeZone } = vendor;
  const program = await currentProgram(tx, now);
  const { rules } = program;
  const discountBp = (await findPartner(tx, partnerId))?.discountBp ?? 0;
  const day = localDay(now, timeZone);

  const currencies = await priceCurrencies(tx);
  const prices: Record<string, OfferedPart[]> = {};
  for (const currency of currencies) {
    const products = await pricedProducts(tx, { currency, day, discountBp });
    prices[currency] = products.map(({ id, partNo, name, familyName, listMinor, unitMinor }) => ({
      id,
      partNo,
      name,
      familyName,
      listMinor,
      unitMinor,
    }));
  }

  const decideBy = addBusinessDays(now, rules.decisionBusinessDays, await businessCalendar(tx));
  const protectedUntil = protectionEnd(decideBy, rules.protectionDays, timeZone);
  return {
    vendorName: vendor.shortName,
    programName: program.name,
    clock: clockAt(now, timeZone),
    currencies: [vendor.currency, ...currencies.filter((each) => each !== vendor.currency)].filter(
      (each) => currencies.includes(each),
    ),
    prices,
    minimum: { minor: rules.minimumMinor, currency: rules.currency },
    outlook: {
      decideBy,
      protectionDays: rules.protectionDays,
      protectedUntil,
      firstUpdate: addDays(decideBy, rules.activityDays),
    },
    readers: await whoWillSee(tx, actor, partnerId),
  };
}
