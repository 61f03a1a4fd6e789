import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { SignAgreement } from "./agreement.schema.ts";
import { type Agreement, inOrder } from "./agreement.ts";

const columns = {
  id: true,
  partnerId: true,
  kind: true,
  version: true,
  reference: true,
  signedOn: true,
  validUntil: true,
  endedAt: true,
  endNote: true,
  replacedBy: { select: { id: true } },
} satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof columns }>;

const toAgreement = ({ replacedBy, ...row }: Row): Agreement => ({
  ...row,
  replaced: replacedBy !== null,
});

/** What one partner signed. */
export async function agreementsOf(tx: ScopedTx, partnerId: string): Promise<Agreement[]> {
  const rows = await tx.agreement.findMany({
    where: { vendorId: tx.vendorId, partnerId },
    select: columns,
  });
  return inOrder(rows.map(toAgreement));
}

/** Agreements of working partners that end on that day or before, the first to end first. */
export async function agreementsEnding(
  tx: ScopedTx,
  until: Date,
): Promise<(Agreement & { partnerName: string })[]> {
  const rows = await tx.agreement.findMany({
    where: {
      vendorId: tx.vendorId,
      endedAt: null,
      validUntil: { lte: until },
      replacedBy: null,
      partner: { status: { not: "ended" } },
    },
    orderBy: [{ validUntil: "asc" }, { id: "asc" }],
    take: 200,
    select: { ...columns, partner: { select: { name: true } } },
  });
  return rows.map(({ partner, ...row }) => ({ ...toAgreement(row), partnerName: partner.name }));
}

/** Writes down what a partner signed, within a transaction that holds the partner. */
export async function recordAgreement(
  tx: ScopedTx,
  actor: Actor,
  partnerId: string,
  { replacesId, ...signed }: SignAgreement,
  at: Date,
) {
  const id = newId();
  await tx.agreement.createMany({
    data: [{ ...signed, vendorId: tx.vendorId, id, partnerId, replacesId, createdAt: at }],
  });
  await audit(
    tx,
    actor,
    replacesId ? "agreement.renewed" : "agreement.added",
    { kind: "partner", id: partnerId },
    {
      kind: signed.kind,
      version: signed.version,
      signed_on: signed.signedOn.toISOString().slice(0, 10),
      valid_until: signed.validUntil?.toISOString().slice(0, 10) ?? null,
    },
  );
  return id;
}

export type Signing = { ok: true } | { ok: false; reason: "unknown" | "not-open" };

/** Adds an agreement, or renews one; of two who renew the same one, the second is told. */
export async function signAgreement(
  actor: Actor,
  partnerId: string,
  input: SignAgreement,
  at: Date,
): Promise<Signing> {
  try {
    return await withScope(actor, async (tx) => {
      const where = { vendorId: tx.vendorId, id: partnerId };
      if ((await tx.partner.count({ where })) === 0) return { ok: false, reason: "unknown" };
      if (input.replacesId) {
        const open = await tx.agreement.count({
          where: { vendorId: tx.vendorId, id: input.replacesId, partnerId, endedAt: null },
        });
        if (open === 0) return { ok: false, reason: "not-open" };
      }
      await recordAgreement(tx, actor, partnerId, input, at);
      return { ok: true };
    });
  } catch (error) {
    if (!brokeConstraint(error, "agreement_renewed_once")) throw error;
    return { ok: false, reason: "not-open" };
  }
}

/** Ends an agreement before its time. */
export const endAgreement = (
  actor: Actor,
  partnerId: string,
  { agreementId, note }: { agreementId: string; note: string | null },
  at: Date,
): Promise<Signing> =>
  withScope(actor, async (tx) => {
    const { count } = await tx.agreement.updateMany({
      where: { vendorId: tx.vendorId, id: agreementId, partnerId, endedAt: null },
      data: { endedAt: at, endNote: note },
    });
    if (count === 0) return { ok: false, reason: "not-open" };
    const subject = { kind: "partner", id: partnerId };
    await audit(tx, actor, "agreement.ended", subject, { agreement: agreementId, note });
    return { ok: true };
  });
