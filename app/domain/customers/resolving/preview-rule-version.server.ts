import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { identifiersIn } from "../resolve.ts";
import type { KnownWording } from "./candidate.store.server.ts";
import { findLinks, type Sought } from "./find-links.server.ts";
import type { Link } from "./judge-party.ts";
import { KeyColumns } from "./key-columns.ts";
import { leastShared, partyKeys } from "./party-keys.ts";
import { readWords } from "./read-words.ts";
import { liveRule, nearVendor, ruleOfVersion } from "./rule.store.server.ts";
import type { MatchRule } from "./rule.ts";

/** What is done about a party that comes in: it is a known customer's, waits for a person, or begins a new one. */
export type Outcome = {
  verdict: "automatic" | "workbench" | "none";
  customerId: string | null;
  probability: number;
};

export type Difference = {
  partyId: string;
  name: string;
  /** The customer it is today. */
  customerId: string;
  now: Outcome;
  then: Outcome;
};

export type Preview = {
  looked: number;
  differences: Difference[];
  /** The party from which to go on; null when all were looked at. */
  next: string | null;
};

const MOST = 500;

/**
 * What another version would do with today's parties, were each of them to come in now among all the others: only
 * those about which it differs from the version that decides. Nothing is written. What a person decided is left out.
 */
export async function previewRuleVersion(
  tx: ScopedTx,
  version: number,
  { after = null, most = MOST }: { after?: string | null; most?: number } = {},
): Promise<Preview | null> {
  const [live, trial, near] = await Promise.all([
    liveRule(tx),
    ruleOfVersion(tx, version),
    nearVendor(tx),
  ]);
  if (!trial) return null;
  const parties = await selectParties(tx, after, most);
  const sought = parties.map((words): Sought => {
    const party = readWords(words);
    const said = Object.entries(words).filter(([, value]) => value !== null);
    return {
      partyId: words.partyId,
      party,
      least: leastShared(party),
      identifiers: identifiersIn({ name: words.name, ...Object.fromEntries(said) }),
    };
  });
  const keys = new KeyColumns(sought.map(({ party }) => partyKeys(party)));
  const under = async (rule: MatchRule) =>
    (await findLinks(tx, sought, keys, { rule, near })).links;
  const [nows, thens] = [await under(live), await under(trial)];
  const differences = parties.flatMap(({ partyId, name, customerId }, at): Difference[] => {
    const [now, then] = [outcomeOf(nows[at]), outcomeOf(thens[at])];
    if (now.verdict === then.verdict && now.customerId === then.customerId) return [];
    return [{ partyId, name, customerId, now, then }];
  });
  const last = parties.at(-1)?.partyId ?? null;
  return { looked: parties.length, differences, next: parties.length < most ? null : last };
}

function outcomeOf(links: readonly Link[] = []): Outcome {
  const [best] = links;
  if (!best || best.verdict === "none")
    return { verdict: "none", customerId: null, probability: best?.probability ?? 0 };
  const { verdict, customerId, probability } = best;
  return { verdict, customerId, probability };
}

function selectParties(tx: ScopedTx, after: string | null, most: number) {
  const from = after ?? "00000000-0000-0000-0000-000000000000";
  return tx.query<KnownWording & { partyId: string }>(Prisma.sql`
    select id as "partyId", customer_id as "customerId", name, domain, duns, lei, vat, phone, street, postcode, city,
           country::text
      from reported_party
     where vendor_id = ${tx.vendorId}::int and id > ${from}::uuid and method <> 'manual'
     order by id limit ${most}::int`);
}
