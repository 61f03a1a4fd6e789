import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { partKey } from "#app/domain/catalog/product.ts";
import { listProducts } from "#app/domain/catalog/products.server.ts";
import { dealsOf } from "#app/domain/deals/deals-by-number.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { decimalOf } from "#app/platform/money.ts";
import type { Fields } from "#app/platform/records/record-room.ts";

import type { CostWords } from "./cost.schema.ts";

export const dealNumberKey = (number: string): string =>
  number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");

/** What costs may name. */
export type CostNames = Awaited<ReturnType<typeof costNames>>;

export async function costNames(tx: ScopedTx) {
  const partners = (await listPartners(tx)).filter(({ kind }) => kind !== "supplier");
  const products = await listProducts(tx);
  const families = await listFamilies(tx);
  const deals = await dealsOf(tx, null);
  return {
    partners: new Map(partners.map((each) => [each.code, each])),
    products: new Map(products.map((each) => [partKey(each.partNo), each])),
    families: new Map(families.map((each) => [each.name.toLowerCase(), each])),
    deals: new Map(deals.map((each) => [dealNumberKey(each.number), each])),
  };
}

type Problem = { field: "deal" | "part" | "family"; what: string; hint?: string };

/**
 * A cost's words in their one normal form, by what they name: the partner by its code, the product by its number. The
 * partner's code is looked up by whoever read it.
 */
export function costFields(
  words: CostWords,
  { products, families, deals }: CostNames,
): { ok: true; fields: Fields } | { ok: false; problems: Problem[] } {
  const product = words.part === undefined ? undefined : products.get(partKey(words.part));
  const family = words.family === undefined ? undefined : families.get(words.family.toLowerCase());
  const deal = words.deal === undefined ? undefined : deals.get(dealNumberKey(words.deal));
  const problems: Problem[] = [];
  if (words.part !== undefined && !product) {
    problems.push({ field: "part", what: "Part number not known" });
  }
  if (words.family !== undefined && !family) {
    problems.push({ field: "family", what: "Family not known" });
  }
  if (words.deal !== undefined && !deal) {
    const hint = "Write it as on the deal, or leave it out";
    problems.push({ field: "deal", what: "Deal not known", hint });
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    fields: {
      ...{ kind: words.costKind, partner: words.partner, document: words.document },
      ...{ line: words.lineNo ?? null, from: words.from, to: words.to },
      ...{ amount: decimalOf(words.amountMinor, words.currency), currency: words.currency },
      ...{ customer: words.customer ?? null, domain: words.domain ?? null },
      ...{ country: words.country ?? null, deal: deal?.number ?? null },
      ...{ authorisation: words.authorisation ?? null, part: product?.partNo ?? null },
      ...{ family: family?.name ?? null, note: words.note ?? null },
    },
  };
}
