import { STREET_WORDS } from "./common-words.ts";
import { fold, wordsOf } from "./fold-text.ts";
import { type Address, readAddress } from "./read-address.ts";
import { readDomain, readPhone } from "./read-contact.ts";
import { readCountry } from "./read-country.ts";
import { readDuns, readLei, readTaxNumber } from "./read-identifiers.ts";
import { type Name, readName } from "./read-name.ts";

/** What may be known of a party, in the order in which people read it. */
export const FIELDS = [
  ...(["name", "address", "city", "postcode", "region", "country"] as const),
  ...(["phone", "domain", "duns", "lei", "vat"] as const),
] as const;

export type Field = (typeof FIELDS)[number];

/** A party as one list wrote it. */
export type PartyText = { name: string } & { [field in Field]?: string };

/** The same, read: each part in the one form in which it can be compared. */
export type Party = {
  name: Name;
  address: Address | null;
  city: string[];
  postcode: string | null;
  region: string | null;
  country: string | null;
  phone: string | null;
  domain: string | null;
  duns: string | null;
  lei: string | null;
  vat: string | null;
};

export function readParty(text: PartyText): Party {
  const country = readCountry(text.country);
  const postcode = fold(text.postcode ?? "").replace(/[^\p{L}\p{N}]/gu, "");
  return {
    name: readName(text.name),
    address: readAddress(text.address),
    city: wordsOf(fold(text.city ?? "")).map((word) => STREET_WORDS.get(word) ?? word),
    // A spreadsheet makes "02139-4307" of what another list has as "2139".
    postcode: postcode
      ? postcode
          .replace(/^(\d{5})\d{4}$/, "$1")
          .padStart(/^\d{4}$/.test(postcode) && country === "US" ? 5 : 0, "0")
      : null,
    region: wordsOf(fold(text.region ?? "")).join(" ") || null,
    country,
    phone: readPhone(text.phone, country),
    domain: readDomain(text.domain),
    duns: readDuns(text.duns),
    lei: readLei(text.lei),
    vat: readTaxNumber(text.vat, country),
  };
}
