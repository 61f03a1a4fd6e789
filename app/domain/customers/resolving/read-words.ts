import { type ReadyParty, readyParty } from "../matching/compare-parties.ts";
import { readParty } from "../matching/party.ts";
import type { Frequencies } from "../matching/word-frequencies.ts";

type Words = { name: string } & {
  [field in
    | "domain"
    | "duns"
    | "lei"
    | "vat"
    | "phone"
    | "street"
    | "postcode"
    | "city"
    | "country"]?: string | null;
};

/** A party's words, each in the form in which it can be compared. */
export const readWords = ({ street, ...words }: Words) =>
  readParty({
    name: words.name,
    address: street ?? undefined,
    postcode: words.postcode ?? undefined,
    city: words.city ?? undefined,
    country: words.country ?? undefined,
    phone: words.phone ?? undefined,
    domain: words.domain ?? undefined,
    duns: words.duns ?? undefined,
    lei: words.lei ?? undefined,
    vat: words.vat ?? undefined,
  });

export const readyWords = (words: Words, frequencies: Frequencies): ReadyParty =>
  readyParty(readWords(words), frequencies);
