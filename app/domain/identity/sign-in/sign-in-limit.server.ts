import type { Browser } from "../session/session.server.ts";
import { knownBrowser } from "./known-browser.server.ts";
import { type Allowed, forget, forgive, type LimitName, limitAll } from "./limit.server.ts";
import { networkOf } from "./network.ts";

type Counters = (readonly [LimitName, string])[];

/** Which counters an attempt counts for. What is counted does not depend on whether the address has a login. */
function countersOf(email: string, { cookieHeader, address }: Browser): Counters {
  const here: Counters = address
    ? [
        ["sign-in-address", address],
        ["sign-in-pair", `${email} ${networkOf(address)}`],
      ]
    : [];
  const known = knownBrowser(cookieHeader, email);
  if (known) return [["sign-in-known-browser", `${email} ${known}`]];
  return [...here, ["sign-in-account", email]];
}

export const limitSignIn = (email: string, browser: Browser): Promise<Allowed> =>
  limitAll(countersOf(email, browser));

/** The right password takes its own attempt back and leaves those of others counted. */
export async function forgiveSignIn(email: string, browser: Browser): Promise<void> {
  await Promise.all(
    countersOf(email, browser).map(([name, key]) =>
      name === "sign-in-pair" || name === "sign-in-known-browser"
        ? forget(name, key)
        : forgive(name, key),
    ),
  );
}
