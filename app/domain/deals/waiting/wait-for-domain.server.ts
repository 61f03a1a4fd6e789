import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, withScope } from "#app/platform/db/scope.server.ts";

import { findAtDomain } from "../precheck/find-at-domain.server.ts";
import type { PrecheckAnswer } from "../precheck/precheck.ts";
import { precheckDomain } from "../precheck/precheck-domain.server.ts";
import { insertWaits } from "./wait.store.server.ts";

/**
 * The partner wants to hear when a domain is free. It is a pre-check like any other, counted and on record, and only
 * a domain that is protected is waited for: so nobody learns more by waiting than by asking.
 */
export async function waitForDomain(
  actor: PartnerActor,
  typed: string,
  now: Date,
): Promise<PrecheckAnswer> {
  const answer = await precheckDomain(actor, typed, now);
  if (answer.outcome !== "protected") return answer;
  const { domain } = answer;
  await withScope(actor, async (tx) => {
    await asSystem(tx, actor, async (wide) => {
      const found = await findAtDomain(wide, actor.partnerId, domain, now);
      const held = found
        .filter(({ verdict }) => verdict === "conflict")
        .flatMap(({ customerId, familyIds }) =>
          familyIds.map((familyId) => ({ customerId, familyId })),
        );
      await insertWaits(wide, actor, { held, customerName: domain, dealId: null }, now);
    });
    await audit(tx, actor, "deal.waits", { kind: "domain", id: domain });
  });
  return answer;
}
