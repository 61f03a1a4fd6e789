import { pricedProducts } from "#app/domain/catalog/products.server.ts";
import { resolveParty } from "#app/domain/customers/resolve-party.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { type NotTaken, refusalsOf } from "#app/domain/programs/choose-program.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Changes } from "../changed.ts";
import type { DealRecord } from "../deal.ts";
import { type PricedLine, priceLines } from "../register/price-lines.ts";
import { wordsOfRefusals } from "../register/terms-of-registration.server.ts";
import { customerFields, piecesThatDiffer, type Terms, termsOf } from "./terms.ts";
import type { TermsRefused } from "./terms-refused.ts";

export type WorkedOut = {
  ok: true;
  /** Columns of the deal, for `changeDeal`. */
  change: Prisma.DealUncheckedUpdateManyInput;
  /** The lines that take the place of the deal's; null when they stay. */
  lines: PricedLine[] | null;
  valueMinor: bigint;
  /** Why a programme does not take them, in words. */
  wordsOf: (refusals: readonly NotTaken[]) => Promise<string[]>;
  customerChanged: boolean;
  /** What the history tells beside the deal's own columns. */
  changes: Changes;
};

type Asked = {
  after: Terms;
  /** Those it was registered under; null when it is handed in again, under those of today. */
  rules: ProgramRules | null;
  /** Only tells whether it could be: no customer is made of the words yet. */
  dry?: boolean;
};

/**
 * What writing other terms means for a deal: its customer found anew from other words, its lines at the partner's
 * prices of today. Nothing is written of the deal itself.
 */
export async function workOutTerms(
  tx: ScopedTx,
  actor: Actor,
  deal: DealRecord,
  { after, rules, dry = false }: Asked,
  now: Date,
): Promise<WorkedOut | TermsRefused> {
  const differ = piecesThatDiffer(termsOf(deal), after);
  const customerChanged = customerFields.some((piece) => differ.includes(piece));
  const changes: Changes = {};
  const change: Prisma.DealUncheckedUpdateManyInput = {};

  let lines: PricedLine[] | null = null;
  let products: Priced["products"] = [];
  let { valueMinor } = deal;
  if (!rules || differ.includes("lines")) {
    const priced = await priceTerms(tx, deal.partnerId, after, now);
    if (!priced.ok) return { ok: false, reason: "no-price", lines: priced.unpriced };
    if (rules) {
      const refused = await refusedBy(tx, deal, { rules, after, priced });
      if (refused) return refused;
    }
    ({ lines, products, valueMinor } = priced);
    change.currency = after.currency;
    change.valueMinor = valueMinor;
    const was = `${deal.currency} ${deal.valueMinor}`;
    const is = `${after.currency} ${valueMinor}`;
    if (was !== is) changes.value = [was, is];
    const parts = lines.map((line) => ({ ...line, partNo: priced.partNoOf(line.productId) }));
    const [before, then] = [inWords(deal.lines), inWords(parts)];
    if (before !== then) changes.parts = [before, then];
  }
  if (customerChanged && !dry) {
    change.partyId = await partyOfTerms(tx, actor, deal.partnerId, after, now);
    change.customerName = after.name;
    // A distributor that is shown the deal reads its history, but none of these words.
    for (const piece of customerFields) {
      if (piece !== "name" && differ.includes(piece)) changes[piece] = [];
    }
  }
  return {
    ok: true,
    change: {
      ...change,
      contactName: after.contactName,
      contactEmail: after.contactEmail ?? null,
      contactPhone: after.contactPhone ?? null,
      stage: after.stage,
      closeDay: after.closeDay,
      reference: after.reference ?? null,
      workDone: after.workDone,
    },
    lines,
    valueMinor,
    wordsOf: (refusals) => wordsOfRefusals(tx, refusals, products),
    customerChanged,
    changes,
  };
}

const inWords = (lines: readonly { partNo: string; quantity: number }[]) =>
  lines.map(({ partNo, quantity }) => `${quantity} × ${partNo}`).join(", ");

async function priceTerms(tx: ScopedTx, partnerId: string, { currency, lines }: Terms, now: Date) {
  const { timeZone } = await findVendor(tx);
  const discountBp = (await findPartner(tx, partnerId))?.discountBp ?? 0;
  const day = localDay(now, timeZone);
  const products = await pricedProducts(tx, { currency, day, discountBp });
  const byId = new Map(products.map((product) => [product.id, product]));
  const priced = priceLines(lines, byId);
  const partNoOf = (id: string) => byId.get(id)?.partNo ?? "";
  return { ...priced, products, partNoOf };
}

type Priced = Extract<Awaited<ReturnType<typeof priceTerms>>, { ok: true }>;

/** Why the programme of a deal does not take its new lines. */
async function refusedBy(
  tx: ScopedTx,
  { partnerId, programName }: DealRecord,
  { rules, after, priced }: { rules: ProgramRules; after: Terms; priced: Priced },
): Promise<TermsRefused | null> {
  const partner = await findPartner(tx, partnerId);
  if (!partner) return null;
  const refusals = refusalsOf(rules, {
    partner,
    currency: after.currency,
    valueMinor: priced.valueMinor,
    familyIds: priced.lines.map(({ familyId }) => familyId),
    productIds: priced.lines.map(({ productId }) => productId),
    customerCountry: after.country,
  });
  if (refusals.length === 0) return null;
  const words = await wordsOfRefusals(tx, refusals, priced.products);
  return { ok: false, reason: "not-taken", programName, words };
}

async function partyOfTerms(
  tx: ScopedTx,
  actor: Actor,
  partnerId: string,
  { name, domain, duns, vat, street, postcode, city, country }: Terms,
  now: Date,
): Promise<string> {
  const words = { name, domain, duns, vat, street, postcode, city, country };
  const { partyId } = await asSystem(tx, actor, (wide) =>
    resolveParty(wide, { partnerId }, words, now),
  );
  return partyId;
}

/** Puts other lines in the place of a deal's. Prices are the portal's word, so the portal writes them. */
export async function replaceLines(
  tx: ScopedTx,
  actor: Actor,
  deal: { id: string; partnerId: string },
  lines: readonly PricedLine[],
) {
  const { vendorId } = tx;
  const { id: dealId, partnerId } = deal;
  await asSystem(tx, actor, async (wide) => {
    await wide.dealLine.deleteMany({ where: { vendorId, dealId } });
    await wide.dealLine.createMany({
      data: lines.map((line) => ({ ...line, vendorId, dealId, partnerId })),
    });
  });
}
