import { lookup as lookUp } from "node:dns";
import type { LookupFunction } from "node:net";

import { mayConnectTo, type TargetRules } from "./target.ts";

/** A name that leads inside, or to nowhere. */
export class RefusedTarget extends Error {
  override name = "RefusedTarget";
}

/**
 * Looks a name up and hands on its addresses only when every one of them is of the open internet. The connection is
 * made to the address that was looked at: a name that answers otherwise a moment later gains nothing.
 */
export const checkedLookup =
  (rules: TargetRules, resolve: typeof lookUp = lookUp): LookupFunction =>
  (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, "", 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => mayConnectTo(address, rules))) {
        return done(new RefusedTarget("The name leads to no public address"), "", 0);
      }
      if (options.all) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };
