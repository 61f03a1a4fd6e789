import { readPhone } from "#app/domain/customers/matching/read-contact.ts";
import {
  readDuns,
  readLei,
  readTaxNumber,
} from "#app/domain/customers/matching/read-identifiers.ts";
import { domainKey } from "#app/domain/customers/normalise.ts";
import { CompanyWords } from "#app/domain/customers/party.schema.ts";

import type { PartyField } from "./columns.ts";
import { countryCode } from "./country.ts";
import { looksLikePostcode } from "./postcode.ts";
import type { RowContext } from "./row-context.ts";
import type { RowReader } from "./row-reader.ts";

const partyFields = {
  name: "customer",
  domain: "domain",
  duns: "duns",
  lei: "lei",
  vat: "vat",
  phone: "phone",
  street: "street",
  postcode: "postcode",
  city: "city",
  country: "country",
} as const satisfies Record<keyof CompanyWords, PartyField>;

/** The end customer as written; who says more than a name must say the name too. */
export function readParty(
  row: RowReader,
  { kind, header }: Pick<RowContext, "kind" | "header">,
): CompanyWords | undefined {
  if (kind === "sell_in") return undefined;
  const cells = Object.values(partyFields)
    .map((field) => row.text(field))
    .join("\0");
  const known = rightWords.get(header)?.get(cells);
  if (known) return known;
  const told = row.errors.length + row.warnings.length;
  const words = wordsOf(row, kind === "direct" || header.at.partner === undefined);
  if (words && row.errors.length + row.warnings.length === told) remember(header, cells, words);
  return words;
}

/** Words of customers with which nothing is wrong: rows that have another mistake name the same ones as all others. */
const rightWords = new WeakMap<object, Map<string, CompanyWords>>();
const MOST_REMEMBERED = 5_000;

function remember(header: object, cells: string, words: CompanyWords) {
  const known = rightWords.get(header) ?? new Map<string, CompanyWords>();
  if (known.size >= MOST_REMEMBERED) known.clear();
  rightWords.set(header, known.set(cells, words));
}

function wordsOf(row: RowReader, needed: boolean): CompanyWords | undefined {
  const name = needed ? row.required("customer") : row.optional("customer");
  if (name === undefined) return undefined;
  const country = row.text("country");
  const code = countryCode(country);
  if (country !== "" && code === null) {
    row.refuse("country", { what: "Country not known", hint: "Write its two letters, such as NO" });
    return undefined;
  }
  checkIdentifiers(row, code);
  const written = Object.fromEntries(
    Object.entries(partyFields).map(([word, field]) => [word, row.text(field)]),
  );
  const words = CompanyWords.safeParse({ ...written, country: code ?? "" });
  if (words.success) return words.data;
  for (const issue of words.error.issues) {
    const word = issue.path[0] as keyof CompanyWords;
    row.refuse(partyFields[word], { what: `${row.label(partyFields[word])}: ${issue.message}` });
  }
  return undefined;
}

/** What identifies a customer joins its sales with those of others: one that is not well-formed must not. */
function checkIdentifiers(row: RowReader, country: string | null) {
  const duns = row.text("duns");
  if (duns !== "" && readDuns(duns) === null) {
    const digits = duns.replace(/\D/g, "").length;
    const short = digits === 7 || digits === 8 ? ", leading zeros may be missing" : "";
    row.refuse("duns", { what: "DUNS is not well-formed", hint: `It has nine digits${short}` });
  }
  const lei = row.text("lei");
  if (lei !== "" && readLei(lei) === null) {
    const hint = "It has twenty characters, of which the last two are check digits";
    row.refuse("lei", { what: "LEI is not well-formed", hint });
  }
  const vat = row.text("vat");
  if (vat !== "" && readTaxNumber(vat, country) === null) {
    const own = /^[A-Za-z]{2}/.exec(vat)?.[0].toUpperCase();
    const hint = own && `Numbers that begin with ${own} have another form or check digit`;
    row.refuse("vat", { what: `${row.label("vat")} is not well-formed`, ...(hint && { hint }) });
  }
  const phone = row.text("phone");
  if (phone !== "" && readPhone(phone, country) === null) {
    const what = `${row.label("phone")} is not a telephone number`;
    row.warn("phone", { what, hint: "The customer is not recognised by it" });
  }
  checkDomain(row);
  const postcode = row.text("postcode");
  if (postcode !== "" && country !== null && !looksLikePostcode(postcode, country)) {
    const what = `${row.label("postcode")} has not the form of its country`;
    row.warn("postcode", { what, hint: `Not as postcodes are in ${country}` });
  }
}

const WEB =
  /^(?:[a-z]+:\/\/)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}\.?(?:[/:?#].*)?$/iu;

function checkDomain(row: RowReader) {
  const web = row.text("domain");
  if (web === "" || web.length > 253) return;
  const label = row.label("domain");
  if (web.includes("@")) {
    row.warn("domain", { what: `${label} is an e-mail address`, hint: "Only its domain counts" });
  } else if (!WEB.test(web)) {
    row.refuse("domain", { what: `${label} is not a web address`, hint: "Such as acme.com" });
  } else if (domainKey(web) === null) {
    const hint = "The customer is not recognised by it";
    row.warn("domain", { what: `${label} belongs to a provider that anybody may use`, hint });
  }
}
