import { domainToUnicode } from "node:url";

import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import { parse } from "tldts";

/**
 * A telephone number as the digits of E.164 where its country is known or written, otherwise as its own digits;
 * without an extension.
 */
export function readPhone(text: string | undefined, country: string | null): string | null {
  const plain = (text ?? "").normalize("NFKC").toLowerCase();
  const number = plain.replace(/(?:extension|ext|durchwahl|x)\.?\s*\d+\s*$/, "");
  const digits = number.replace(/\D/g, "");
  if (digits.length < 6 || digits.length > 16 || /^(\d)\1+$/.test(digits)) return null;
  const home = isSupportedCountry(country ?? "") ? (country as CountryCode) : undefined;
  if (home || /^\s*(\+|00)/.test(number)) {
    const international = number.replace(/^\s*00/, "+");
    const known = parsePhoneNumberFromString(international, home);
    if (known?.isPossible()) return known.number.slice(1);
  }
  return digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
}

/** Providers that anybody may have an address at: such a domain is nobody's in particular. */
const FREE_MAIL = new Set(
  (
    "gmail googlemail outlook hotmail live msn yahoo ymail rocketmail icloud me mac aol gmx web t-online freenet arcor " +
    "mail.ru yandex proton protonmail pm zoho fastmail tutanota qq 163 126 sina sohu foxmail naver daum hanmail orange " +
    "wanadoo free laposte sfr libero virgilio tiscali tin alice telefonica terra uol bol wp o2 onet interia seznam " +
    "btinternet comcast verizon att sbcglobal bellsouth cox charter earthlink shaw rogers telenet skynet ziggo kpnmail " +
    "xs4all bluewin sunrise telia online telenor"
  ).split(" "),
);

/** Services on which many companies have their page under one name. */
const SHARED_HOSTS = new Set(
  (
    "facebook.com linkedin.com instagram.com twitter.com x.com youtube.com tiktok.com wixsite.com weebly.com squarespace.com " +
    "google.com sites.google.com godaddysites.com business.site yelp.com tripadvisor.com etsy.com ebay.com amazon.com " +
    "jimdo.com strikingly.com webflow.io linktr.ee example.com example.org"
  ).split(" "),
);

/** The registrable domain of a web or e-mail address; null when it identifies nobody. */
export function readDomain(text: string | undefined): string | null {
  const mailed = text?.includes("@") ? /[^\s<@]+@([^\s>@,;]+)/.exec(text)?.[1] : undefined;
  const first = mailed ?? text?.trim().split(/[\s,;]+/)[0];
  if (!first) return null;
  // The private part of the list makes "acme.github.io" Acme's own.
  const { domain, domainWithoutSuffix, isIp } = parse(first, {
    allowPrivateDomains: true,
  });
  if (!domain || isIp || !domainWithoutSuffix) return null;
  if (SHARED_HOSTS.has(domain) || FREE_MAIL.has(domain) || FREE_MAIL.has(domainWithoutSuffix))
    return null;
  // Programs write "münchen.de" as "xn--mnchen-3ya.de"; it is one domain.
  return /^[a-z0-9.-]+$/.test(domain) && !domain.includes("xn--")
    ? domain
    : domainToUnicode(domain) || domain;
}
