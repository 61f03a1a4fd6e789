import { createHash } from "node:crypto";

import { readLei } from "./matching/read-identifiers.ts";
import { domainKey, dunsKey, vatKey } from "./normalise.ts";
import type { CompanyWords } from "./party.schema.ts";

export type Identifier = { scheme: "duns" | "lei" | "vat" | "domain"; value: string };

/** What spoke for a customer or against it, as a share of the score. */
export type Evidence = { key: string; value: string; weight: number };

export function identifiersIn(words: CompanyWords): Identifier[] {
  const duns = dunsKey(words.duns);
  const lei = readLei(words.lei);
  const vat = vatKey(words.vat);
  const domain = domainKey(words.domain);
  return [
    ...(duns ? [{ scheme: "duns" as const, value: duns }] : []),
    ...(lei ? [{ scheme: "lei" as const, value: lei }] : []),
    ...(vat ? [{ scheme: "vat" as const, value: vat }] : []),
    ...(domain ? [{ scheme: "domain" as const, value: domain }] : []),
  ];
}

const fold = (text: string | null | undefined) => text?.trim().toLowerCase() || null;

const plain = (text: string | null | undefined) => fold(text)?.replace(/\s+/g, " ") ?? "";

/** One key per source and wording: the same party written again the same way is the same row. */
export function fingerprint(source: string | null, words: CompanyWords): string {
  const { name, domain, duns, vat, street, postcode, city, country, phone, lei } = words;
  const said = [name, domain, duns, vat, street, postcode, city, country].map(plain);
  // What was added later counts where it is written: a party from before keeps its fingerprint.
  if (phone || lei) said.push(plain(phone), plain(lei));
  return createHash("sha256")
    .update(JSON.stringify([source, ...said]))
    .digest("hex");
}
