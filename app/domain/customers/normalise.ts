/** Legal forms that say nothing about who a company is, as whole words at the end of a name. */
const LEGAL_FORMS = new Set(
  (
    "ab ag as asa a/s aps bv bvba cv co company corp corporation eg ek eurl gesmbh gmbh inc incorporated kft kg kk " +
    "lda limited llc llp lp ltd ltda mbh nv ohg ou oy oyj plc pte pty pvt sa sarl sas se sl slu sp spa srl sro ug zoo"
  ).split(" "),
);

/** Mail providers that anybody may have an address at: such a domain is nobody's in particular. */
const FREE_MAIL = new Set([
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "yahoo.com",
  "icloud.com",
  "gmx.de",
  "gmx.net",
  "web.de",
  "mail.ru",
  "proton.me",
  "qq.com",
  "163.com",
]);

/**
 * A name without case, accents, punctuation and legal form: "ACME Corporation, Inc." and "Acme Corp." are one key.
 * A name made of legal forms alone keeps them.
 */
export function nameKey(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .replace(/&/g, " and ")
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, "$1")
    .replace(/['’`.]/g, "")
    .replace(/[^\p{L}\p{N}/]+/gu, " ")
    .trim()
    .split(" ");
  let end = words.length;
  // "GmbH & Co. KG" is one legal form with an "and" inside it.
  const dropped = (word = "") => LEGAL_FORMS.has(word) || (word === "and" && end < words.length);
  while (end > 1 && dropped(words[end - 1])) end -= 1;
  return words.slice(0, end).join(" ").replaceAll("/", " ").trim();
}

/** The host a web address or e-mail address belongs to, without "www."; null when it identifies nobody. */
export function domainKey(text: string | undefined): string | null {
  const host = text
    ?.trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^.*@/, "")
    .replace(/[/?#:].*$/, "")
    .replace(/^www\d?\./, "")
    .replace(/\.$/, "");
  if (!host || !/^([a-z0-9\p{L}-]+\.)+[a-z\p{L}]{2,}$/u.test(host)) return null;
  return FREE_MAIL.has(host) ? null : host;
}

/** Nine digits, as Dun & Bradstreet numbers them; null for anything else. */
export function dunsKey(text: string | undefined): string | null {
  const digits = text?.replace(/\D/g, "") ?? "";
  return digits.length === 9 ? digits : null;
}

/** A VAT or tax number in capitals without separators; null when too short to identify anybody. */
export function vatKey(text: string | undefined): string | null {
  const compact = text?.toUpperCase().replace(/[^A-Z0-9]/g, "") ?? "";
  return compact.length >= 7 ? compact : null;
}
