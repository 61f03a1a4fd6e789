import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";

import type { JudgeApplication } from "./application.schema.ts";
import { insertNote, lockApplication } from "./application.store.server.ts";
import { type Application, isOpen } from "./application.ts";
import { findVendor } from "./vendor.server.ts";

export type Judgement = { ok: true } | { ok: false; reason: "unknown" | "already-decided" };

/** Asks the applicant, declines, notes something or ticks what was checked. What was decided stays. */
export const judgeApplication = (
  actor: VendorActor,
  id: string,
  judgement: JudgeApplication,
  at: Date,
): Promise<Judgement> =>
  withScope(actor, async (tx) => {
    const application = await lockApplication(tx, id);
    if (!application) return { ok: false, reason: "unknown" };
    if (judgement.intent === "note") {
      await note(tx, actor, id, "note", judgement.text, at);
      return { ok: true };
    }
    if (!isOpen(application)) return { ok: false, reason: "already-decided" };
    const where = { vendorId: tx.vendorId, id };
    const subject = { kind: "application", id };
    if (judgement.intent === "check") {
      const { checked } = judgement;
      await tx.partnerApplication.updateMany({ where, data: { checked } });
      await audit(tx, actor, "application.checked", subject, { checked });
      return { ok: true };
    }
    const asks = judgement.intent === "ask";
    await tx.partnerApplication.updateMany({
      where,
      data: asks
        ? { status: "asked" }
        : { status: "declined", decidedAt: at, deciderName: actor.name },
    });
    await note(tx, actor, id, asks ? "asked" : "declined", judgement.text, at);
    await audit(tx, actor, asks ? "application.asked" : "application.declined", subject);
    await write(tx, actor, application, asks ? "ask" : "decline", judgement.text);
    return { ok: true };
  });

const note = (
  tx: ScopedTx,
  actor: VendorActor,
  id: string,
  kind: "note" | "asked" | "declined",
  text: string,
  at: Date,
) => insertNote(tx, id, { at, authorName: actor.name, kind, text });

async function write(
  tx: ScopedTx,
  actor: VendorActor,
  { name, email, company }: Application,
  what: "ask" | "decline",
  text: string,
) {
  const vendor = await findVendor(tx);
  const lead =
    what === "ask"
      ? `${vendor.name} has a question about the application of ${company}. Answer it with the link in our first mail.`
      : `${vendor.name} will not take up the application of ${company}.`;
  await sendMail(tx, actor, {
    toName: name,
    toAddress: email,
    subject: `Your application to ${vendor.name}`,
    text: `${lead}\n\n${text}`,
  });
}

/** Within the transaction that registers the partner: true when the application was still open. */
export async function closeApplication(
  tx: ScopedTx,
  actor: VendorActor,
  id: string,
  partnerId: string,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.partnerApplication.updateMany({
    where: { vendorId: tx.vendorId, id, status: { in: ["received", "asked"] } },
    data: { status: "registered", partnerId, decidedAt: at, deciderName: actor.name },
  });
  if (count === 0) return false;
  await audit(tx, actor, "application.registered", { kind: "application", id }, { partnerId });
  return true;
}
