import { createHmac } from "node:crypto";

import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import { pool } from "#app/platform/db/client.server.ts";
import { keyFor } from "#app/platform/secret.server.ts";

import { networkOf } from "./network.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How many attempts, in how many seconds. */
const rules = {
  // An address and a network address, a network address, and an address from browsers that it never used.
  "sign-in-pair": [10, 15 * MINUTE],
  "sign-in-address": [100, 15 * MINUTE],
  "sign-in-account": [50, 15 * MINUTE],
  // A browser that this address signed in with before: others cannot use up its attempts.
  "sign-in-known-browser": [10, 15 * MINUTE],
  "reset-account": [3, HOUR],
  "reset-address": [20, HOUR],
  // Links in mails: enough for people, too few for guessing, which is hopeless anyway.
  "link-address": [60, 15 * MINUTE],
  "email-change-person": [5, HOUR],
  "password-change-person": [10, 15 * MINUTE],
  "second-factor-attempt": [5, 5 * MINUTE],
  "second-factor-person": [10, 15 * MINUTE],
  "second-factor-warning": [1, 24 * HOUR],
  "prove-person": [10, 15 * MINUTE],
  "passkey-address": [60, 15 * MINUTE],
  "application-address": [10, HOUR],
  "application-vendor": [200, HOUR],
  // A distributor that types the codes of resellers: enough for mistakes, too few to try them all.
  "link-code": [20, HOUR],
  // Requests of one API key, and requests with keys that are none.
  "api-key": [600, MINUTE],
  "api-address": [60, 15 * MINUTE],
  // Domains that a partner asks about before it registers: enough for work, too few to walk through a customer list.
  "deal-precheck": [25, 24 * HOUR],
  // Addresses of a distributor's people that a partner invites to its deals: too few to find out who works there.
  "deal-guest": [20, 24 * HOUR],
  // Customers looked up while somebody types.
  "deal-suggest": [600, 10 * MINUTE],
  // Mails that become drafts, by the partner whose address they reach.
  "deal-mail": [100, HOUR],
} as const;

export type LimitName = keyof typeof rules;

export type Allowed = { ok: true } | { ok: false; seconds: number };

const limiters = new Map<LimitName, RateLimiterPostgres>();

// The library names its statements, and a pooler in transaction mode may hand the next one to another connection.
const nameless = {
  query: ({ text, values }: { text: string; values: unknown[] }) => pool.query(text, values),
};

/** Counted in the database: the count holds for every process. */
function limiterOf(name: LimitName): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const [points, duration] = rules[name];
  const made = new RateLimiterPostgres({
    storeClient: nameless,
    storeType: "pool",
    schemaName: "tributary",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration,
  });
  limiters.set(name, made);
  return made;
}

/** The table tells nobody's address to who reads it. */
const hidden = (name: LimitName, key: string) =>
  createHmac("sha256", keyFor("limit"))
    .update(name.endsWith("-address") ? networkOf(key) : key)
    .digest("base64url");

const refusal = ({ msBeforeNext }: RateLimiterRes): Allowed => ({
  ok: false,
  seconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
});

/** Counts one attempt. Not to be called inside a transaction: it takes a connection of its own. */
export async function limit(name: LimitName, key: string): Promise<Allowed> {
  try {
    await limiterOf(name).consume(hidden(name, key));
    return { ok: true };
  } catch (error) {
    if (error instanceof RateLimiterRes) return refusal(error);
    throw error;
  }
}

/** Where a count stands after one more: what whoever asks often wants to be told beforehand. */
export type Count = { ok: boolean; most: number; left: number; seconds: number; window: number };

/** Counts one attempt, and says how many are left in its window. */
export async function count(name: LimitName, key: string): Promise<Count> {
  const [most, window] = rules[name];
  const standing = (result: RateLimiterRes, ok: boolean): Count => ({
    ok,
    most,
    window,
    left: Math.max(0, result.remainingPoints),
    seconds: Math.max(1, Math.ceil(result.msBeforeNext / 1_000)),
  });
  try {
    return standing(await limiterOf(name).consume(hidden(name, key)), true);
  } catch (error) {
    if (error instanceof RateLimiterRes) return standing(error, false);
    throw error;
  }
}

/** Takes one attempt back, because it succeeded. */
export async function forgive(name: LimitName, key: string): Promise<void> {
  await limiterOf(name).reward(hidden(name, key));
}

/** Begins to count anew. */
export async function forget(name: LimitName, key: string): Promise<void> {
  await limiterOf(name).delete(hidden(name, key));
}

/** Counts one attempt under several names; the longest wait is the answer. */
export async function limitAll(
  wanted: readonly (readonly [LimitName, string])[],
): Promise<Allowed> {
  const answers = await Promise.all(wanted.map(([name, key]) => limit(name, key)));
  const waits = answers.flatMap((answer) => (answer.ok ? [] : [answer.seconds]));
  return waits.length === 0 ? { ok: true } : { ok: false, seconds: Math.max(...waits) };
}
