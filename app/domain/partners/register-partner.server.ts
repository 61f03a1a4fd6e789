import {
  type InviteRefusal,
  inviteMember,
} from "#app/domain/identity/members/invite-member.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { recordAgreement } from "./agreements.server.ts";
import { closeApplication } from "./decide-application.server.ts";
import type { RegisterPartner } from "./partner.schema.ts";
import { unknownTerm } from "./partner-choices.server.ts";

export type PartnerRegistration =
  | { ok: true; partnerId: string }
  | {
      ok: false;
      reason:
        | "code-taken"
        | "tier-unknown"
        | "manager-unknown"
        | "agreement-backwards"
        | "already-decided"
        | InviteRefusal;
    };

/** Takes back everything that was written so far. */
class Refused extends Error {
  constructor(readonly reason: Extract<PartnerRegistration, { ok: false }>["reason"]) {
    super(reason);
  }
}

/**
 * Makes a company a partner: its terms, its agreement, and an invitation for its first administrator. With an
 * application it answers that one as well. All of it or nothing.
 */
export async function registerPartner(
  actor: VendorActor,
  input: RegisterPartner,
  applicationId: string | null,
  at: Date,
): Promise<PartnerRegistration> {
  if (input.validUntil && input.validUntil < input.signedOn) {
    return { ok: false, reason: "agreement-backwards" };
  }
  try {
    const partnerId = await withScope(actor, (tx) => register(tx, actor, input, applicationId, at));
    return { ok: true, partnerId };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    if (brokeConstraint(error, "partner_vendor_id_code_key")) {
      return { ok: false, reason: "code-taken" };
    }
    throw error;
  }
}

async function register(
  tx: ScopedTx,
  actor: VendorActor,
  input: RegisterPartner,
  applicationId: string | null,
  at: Date,
) {
  const partnerId = newId();
  const { kind, name, code, city, country, domain, taxId, tierId, managerId, territories } = input;
  const wrong = await unknownTerm(tx, { tierId, managerId });
  if (wrong) throw new Refused(wrong);
  await tx.partner.createMany({
    data: [
      {
        ...{ kind, name, code, city, country, domain, taxId, tierId, managerId, territories },
        vendorId: tx.vendorId,
        id: partnerId,
        createdAt: at,
      },
    ],
  });
  await audit(
    tx,
    actor,
    "partner.registered",
    { kind: "partner", id: partnerId },
    { name, code, kind, territories },
  );
  const signed = {
    kind: input.agreementKind,
    version: input.agreementVersion,
    reference: input.agreementReference,
    signedOn: input.signedOn,
    validUntil: input.validUntil,
    replacesId: null,
  };
  await recordAgreement(tx, actor, partnerId, signed, at);
  if (applicationId && !(await closeApplication(tx, actor, applicationId, partnerId, at))) {
    throw new Refused("already-decided");
  }
  const invitation = await inviteMember(
    tx,
    actor,
    {
      partnerId,
      email: input.adminEmail,
      name: input.adminName,
      title: input.adminTitle ?? "",
      role: "partner_admin",
    },
    at,
  );
  if (!invitation.ok) throw new Refused(invitation.reason);
  return partnerId;
}
