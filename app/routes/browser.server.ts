import type { AppLoadContext } from "@remix-run/node";
import type { Browser } from "#app/domain/identity/session/session.server.ts";
import type { SignedIn } from "#app/domain/identity/sign-in/complete-sign-in.server.ts";

import { pathWithin } from "./path-within.ts";

/** Where a request comes from, as far as it says. */
export function browserOf({ headers }: Request, { address }: AppLoadContext): Browser {
  return {
    cookieHeader: headers.get("Cookie"),
    userAgent: headers.get("User-Agent"),
    address,
  };
}

export function setCookies(cookies: readonly string[]): Headers {
  const headers = new Headers();
  for (const cookie of cookies) if (cookie) headers.append("Set-Cookie", cookie);
  return headers;
}

/** Where a first step leads: to the second, or to where the person wanted to go. */
export function afterSignIn({ next }: Pick<SignedIn, "next">, wanted: string | null): string {
  if (next === "home") return pathWithin(wanted);
  return `/sign-in/second-factor${wanted ? `?${new URLSearchParams({ next: wanted })}` : ""}`;
}

/** The answer to too many attempts: when it makes sense to try again. */
export function tooMany(seconds: number) {
  const minutes = Math.ceil(seconds / 60);
  const when =
    seconds < 60 ? `${seconds} seconds` : minutes === 1 ? "a minute" : `${minutes} minutes`;
  return {
    sentence: `Too many attempts. Try again in ${when}.`,
    init: { status: 429, headers: { "Retry-After": String(seconds) } },
  };
}
