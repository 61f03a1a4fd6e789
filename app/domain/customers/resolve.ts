import { createHash } from "node:crypto";

import { domainKey, dunsKey, nameKey, vatKey } from "./normalise.ts";
import type { PartyWords } from "./party.schema.ts";

/** Version of the rules below; kept with every decision they make. */
export const RULE_VERSION = 2;

export type Identifier = { scheme: "duns" | "vat" | "domain"; value: string };
export type Evidence = { key: string; value: string; weight: number };

export type Decision = {
  customerId: string;
  method: "identifier" | "domain" | "name";
  score: number;
  evidence: Evidence[];
};

/** Somebody already known under a name key: a party reported earlier and the customer it was resolved to. */
export type Namesake = {
  customerId: string;
  city: string | null;
  postcode: string | null;
  country: string | null;
};

/** What the rules may ask about the customers known so far. */
export type Known = {
  holder: (identifier: Identifier) => string | undefined;
  identifiersOf: (customerId: string) => readonly Identifier[];
  namesakes: (key: string) => readonly Namesake[];
};

export function identifiersIn(words: PartyWords): Identifier[] {
  const duns = dunsKey(words.duns);
  const vat = vatKey(words.vat);
  const domain = domainKey(words.domain);
  return [
    ...(duns ? [{ scheme: "duns" as const, value: duns }] : []),
    ...(vat ? [{ scheme: "vat" as const, value: vat }] : []),
    ...(domain ? [{ scheme: "domain" as const, value: domain }] : []),
  ];
}

const fold = (text: string | null | undefined) => text?.trim().toLowerCase() || null;

/** One key per source and wording: the same party written again the same way is the same row. */
export function fingerprint(source: string | null, words: PartyWords): string {
  const { name, domain, duns, vat, street, postcode, city, country } = words;
  const said = [name, domain, duns, vat, street, postcode, city, country].map(
    (text) => fold(text)?.replace(/\s+/g, " ") ?? "",
  );
  return createHash("sha256")
    .update(JSON.stringify([source, ...said]))
    .digest("hex");
}

const METHOD = { duns: "identifier", vat: "identifier", domain: "domain" } as const;
const SCORE = { duns: 1, vat: 1, domain: 0.95 } as const;
const NAME_AND_PLACE = 0.8;

/**
 * Which known customer the words mean, or null for none. Identifiers first, then the web domain, then the same
 * name at the same place. It prefers a miss to a false match, because a match tells one source about another:
 * a name alone is not enough, and two different DUNS or tax numbers never match whatever else agrees.
 */
export function decide(words: PartyWords, known: Known): Decision | null {
  const given = identifiersIn(words);
  for (const identifier of given) {
    const customerId = known.holder(identifier);
    if (!customerId || contradicts(given, known.identifiersOf(customerId))) continue;
    const { scheme, value } = identifier;
    return {
      customerId,
      method: METHOD[scheme],
      score: SCORE[scheme],
      evidence: [{ key: scheme, value, weight: SCORE[scheme] }],
    };
  }
  const key = nameKey(words.name);
  for (const namesake of known.namesakes(key)) {
    const place = samePlace(words, namesake);
    if (!place || contradicts(given, known.identifiersOf(namesake.customerId))) continue;
    return {
      customerId: namesake.customerId,
      method: "name",
      score: NAME_AND_PLACE,
      evidence: [{ key: "name", value: key, weight: 0.55 }, place],
    };
  }
  return null;
}

/** Both sides state a number of the same authority and it differs. Companies may well have several domains. */
export function contradicts(given: readonly Identifier[], held: readonly Identifier[]): boolean {
  return given.some(
    ({ scheme, value }) =>
      scheme !== "domain" &&
      held.some((other) => other.scheme === scheme) &&
      !held.some((other) => other.scheme === scheme && other.value === value),
  );
}

function samePlace(words: PartyWords, other: Namesake): Evidence | null {
  const country = fold(words.country);
  if (country && other.country && country !== fold(other.country)) return null;
  const postcode = fold(words.postcode)?.replace(/\s/g, "");
  if (postcode && postcode === fold(other.postcode)?.replace(/\s/g, "")) {
    return { key: "postcode", value: postcode, weight: 0.25 };
  }
  const city = fold(words.city);
  return city && city === fold(other.city) ? { key: "city", value: city, weight: 0.25 } : null;
}
