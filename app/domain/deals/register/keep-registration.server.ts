import { keysOf } from "#app/domain/customers/normalise.ts";
import type { ResolvedParty } from "#app/domain/customers/resolve-party.server.ts";
import { protectionEnd } from "#app/domain/programs/local-time.ts";
import { rulesToJson } from "#app/domain/programs/program-rules.ts";
import type { Terms } from "#app/domain/programs/terms.ts";
import type { PartnerActor, VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { insertInto } from "#app/platform/db/insert-into.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import { keepFirstConflicts } from "../conflicts/conflicts-of-deal.server.ts";
import { addEvent } from "../deal.store.server.ts";
import { freezeSteps } from "../decide/steps.server.ts";
import { removeDraft } from "../drafts/discard-draft.server.ts";
import type { PricedLines } from "./price-lines.ts";
import type { RegisterDeal } from "./register-deal.schema.ts";

type Registered = {
  deal: { id: string; number: string; partnerId: string };
  input: RegisterDeal;
  priced: Extract<PricedLines, { ok: true }>;
  terms: Terms;
  party: ResolvedParty;
  timeZone: string;
};

type People = { actor: PartnerActor; by?: VendorActor };

/**
 * Writes a registration with all that belongs to it, and what it touches. In one journey: the database does it in the
 * order in which it stands here.
 */
export async function keepRegistration(
  tx: ScopedTx,
  { actor, by }: People,
  registered: Registered,
  now: Date,
) {
  const acting = by ?? actor;
  const { deal, input, priced, terms, party, timeZone } = registered;
  const { rules } = terms.program;
  const row = rowOf(tx.vendorId, { actor, by }, registered, now);
  const lines = priced.lines.map((line) => ({
    ...{ ...line, vendorId: tx.vendorId, dealId: deal.id, partnerId: deal.partnerId },
  }));
  const asked = {
    ...{ dealId: deal.id, partnerId: deal.partnerId, customerId: party.customerId },
    keys: keysOf(input),
    familyIds: [...new Set(lines.map(({ familyId }) => familyId))],
    wholeFamily: rules.wholeFamily,
    until: protectionEnd(now, rules.protectionDays, timeZone),
  };
  await Promise.all([
    tx.query(insertInto("deal", [row])),
    addEvent(tx, acting, deal, { kind: "submitted", at: now }),
    removeDraft(tx, actor, deal.id),
    audit(tx, acting, "deal.submitted", { kind: "deal", id: deal.id }, { number: deal.number }),
    asSystem(tx, acting, (wide) =>
      Promise.all([
        wide.query(insertInto("dealLine", lines)),
        freezeSteps(wide, deal, terms.steps),
        keepFirstConflicts(wide, asked, now),
      ]),
    ),
  ]);
}

const rowOf = (
  vendorId: number,
  { actor, by }: People,
  { deal, input, priced, terms, party }: Registered,
  now: Date,
) => ({
  ...deal,
  vendorId,
  partyId: party.partyId,
  customerName: input.name,
  ownerId: ownerOf(actor),
  ownerName: actor.memberName ?? actor.name,
  registeredBy: by?.membershipId,
  registeredByName: by?.name,
  programVersionId: terms.program.programVersionId,
  rules: { ...rulesToJson(terms.program.rules), chain: terms.chain?.id ?? null },
  status: "submitted" as const,
  stage: input.stage,
  currency: input.currency,
  valueMinor: priced.valueMinor,
  closeDay: input.closeDay,
  contactName: input.contactName,
  contactEmail: input.contactEmail,
  contactPhone: input.contactPhone,
  workDone: input.workDone,
  reference: input.reference,
  createdAt: now,
  submittedAt: now,
  decideBy: terms.decideBy,
  updatedAt: now,
});

export function ownerOf({ membershipId }: PartnerActor): string {
  if (!membershipId) throw new Error("A deal is registered by somebody who works at the partner");
  return membershipId;
}
