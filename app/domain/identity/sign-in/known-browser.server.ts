import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

import { keyFor } from "#app/platform/secret.server.ts";

import { cookieIn, privateCookie } from "./cookie.server.ts";

const signature = (email: string, nonce: string) =>
  createHmac("sha256", keyFor("known browser")).update(`${nonce} ${email}`).digest();

/** One cookie per address; its name does not tell which. */
const nameFor = (email: string) =>
  `tributary-known-${createHmac("sha256", keyFor("known browser name")).update(email).digest("hex").slice(0, 12)}`;

const YEAR = 365 * 86_400;

/**
 * Remembers that an address signed in with this browser. It opens nothing: it only gives the browser attempts of
 * its own, so that somebody who uses up the address's attempts from elsewhere does not lock its owner out.
 */
export function knownBrowserCookie(email: string): string {
  const nonce = randomBytes(16).toString("base64url");
  const value = `${nonce}.${signature(email, nonce).toString("base64url")}`;
  return privateCookie(nameFor(email), value, { path: "/", maxAge: YEAR });
}

/** What names the browser if the address signed in with it before; null for any other. */
export function knownBrowser(cookieHeader: string | null, email: string): string | null {
  const [nonce = "", sent = ""] = cookieIn(cookieHeader, nameFor(email))?.split(".") ?? [];
  const given = Buffer.from(sent, "base64url");
  const right = signature(email, nonce);
  return nonce && given.length === right.length && timingSafeEqual(given, right) ? nonce : null;
}
