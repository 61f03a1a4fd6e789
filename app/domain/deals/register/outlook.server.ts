import { pricedProducts } from "#app/domain/catalog/products.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { addDays, localDay } from "#app/domain/programs/local-time.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { unitsOf } from "../worth.ts";
import type { TypedOutlook } from "./outlook.ts";
import { priceLines } from "./price-lines.ts";
import { termsOfRegistration, wordsOfRefusals } from "./terms-of-registration.server.ts";

export type Typed = {
  partnerId: string;
  currency: string;
  country: string | null;
  lines: readonly { productId: string; quantity: string }[];
};

/** What handing in the lines typed so far would lead to; null while there are none that can be priced. */
export async function typedOutlook(
  tx: ScopedTx,
  actor: Actor,
  { partnerId, currency, country, lines }: Typed,
  now: Date,
): Promise<TypedOutlook | null> {
  const wanted = lines
    .map(({ productId, quantity }) => ({ productId, quantity: Number(unitsOf(quantity)) }))
    .filter(({ quantity }) => quantity > 0);
  const { timeZone } = await findVendor(tx);
  const discountBp = (await findPartner(tx, partnerId))?.discountBp ?? 0;
  const day = localDay(now, timeZone);
  const products = await pricedProducts(tx, { currency, day, discountBp });
  const known = new Map(products.map((product) => [product.id, product]));
  const priced = priceLines(
    wanted.filter(({ productId }) => known.has(productId)),
    known,
  );
  if (!priced.ok || priced.lines.length === 0) return null;
  const asked = { partnerId, currency, country, ...priced };
  const settled = await termsOfRegistration(tx, actor, asked, now);
  if (!settled.ok) {
    const words = await wordsOfRefusals(tx, settled.refusals, products);
    return { taken: false, programName: settled.program?.name ?? null, words };
  }
  const { program, steps, decideBy, protectedUntil } = settled.terms;
  return {
    taken: true,
    programName: program.name,
    protectionDays: program.rules.protectionDays,
    decideBy,
    protectedUntil,
    firstUpdate: addDays(decideBy, program.rules.activityDays),
    steps: steps.map(({ name, approver, dueAt }) => ({ name, approver, dueAt })),
  };
}
