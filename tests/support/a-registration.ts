import { registerDealSchema } from "#app/domain/deals/register/register-deal.schema.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { newId } from "#app/platform/id.server.ts";

/** Thursday, 12 March 2026, 12:49 in Berlin. */
export const thursday = new Date("2026-03-12T11:49:00Z");

type Wish = {
  name?: string;
  domain?: string;
  city?: string;
  country?: string;
  dealId?: string;
  products: { id: string }[];
  quantity?: number;
  currency?: string;
};

/** A form as a partner fills it in. */
export function aForm({ products, quantity = 10, ...wish }: Wish) {
  return registerDealSchema(new Date("2026-03-12")).parse({
    dealId: newId(),
    name: "Meridian Health Group",
    domain: "meridianhealth.example",
    city: "Leeds",
    country: "GB",
    contactName: "Claire Dunn",
    currency: "EUR",
    stage: "proposal",
    closeDay: "2026-05-22",
    workDone: "Site survey on 4 March",
    lines: products.map(({ id }) => ({ productId: id, quantity: String(quantity) })),
    ...wish,
  });
}

/** A deal that was handed in; answers with its id. */
export async function aRegistration(
  actor: PartnerActor,
  wish: Wish,
  now: Date = thursday,
): Promise<string> {
  const registration = await registerDeal(actor, aForm(wish), now);
  if (!registration.ok) throw new Error(`Not registered: ${registration.reason}`);
  return registration.dealId;
}
