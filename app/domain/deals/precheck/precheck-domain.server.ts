import { setTimeout as pause } from "node:timers/promises";

import { domainKey } from "#app/domain/customers/normalise.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { findAtDomain } from "./find-at-domain.server.ts";
import { coarsely, type PrecheckAnswer } from "./precheck.ts";

/** No answer comes sooner, so that none is told from another by its time. */
const SHORTEST_MS = 150;

/** What stands against a domain, coarsely. Counted per partner and day, and put on record, each time. */
export async function precheckDomain(
  actor: PartnerActor,
  typed: string,
  now: Date,
): Promise<PrecheckAnswer> {
  const domain = domainKey(typed);
  if (!domain) return { domain: typed.trim().slice(0, 100), outcome: "no-company" };
  const allowed = await limit("deal-precheck", actor.partnerId);
  if (!allowed.ok) return { domain, outcome: "too-many", seconds: allowed.seconds };
  const [answer] = await Promise.all([
    withScope(actor, (tx) => answerFor(tx, actor, domain, now)),
    pause(SHORTEST_MS),
  ]);
  return answer;
}

async function answerFor(tx: ScopedTx, actor: PartnerActor, domain: string, now: Date) {
  const found = await asSystem(tx, actor, (wide) =>
    findAtDomain(wide, actor.partnerId, domain, now),
  );
  const answer = coarsely(domain, found);
  const { outcome } = answer;
  await audit(tx, actor, "deal.prechecked", { kind: "domain", id: domain }, { outcome });
  return answer;
}
