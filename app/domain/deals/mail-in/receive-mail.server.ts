import { createHash } from "node:crypto";

import PostalMime, { type Email } from "postal-mime";

import { domainKey } from "#app/domain/customers/normalise.ts";
import { type Colleague, colleaguesOf } from "#app/domain/identity/members/people.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { idOfWords } from "#app/platform/id.server.ts";

import { addDraft } from "../drafts/save-draft.server.ts";
import { importGround } from "../import/import-ground.server.ts";
import { tellMember } from "../tell.server.ts";
import { draftFromMailLetter } from "../ui/register/register-letters.ts";
import { type MailboxKey, mailboxIn } from "./deal-mailbox.ts";
import { readMail } from "./read-mail.ts";

export type MailReceived =
  | { ok: true; draftId: string }
  /** Whoever sends it is told nothing of it. */
  | {
      ok: false;
      reason: "unreadable" | "no-mailbox" | "stranger" | "too-many" | "not-kept";
    };

/** Deeper, or with more headers, than any mail that somebody wrote. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 200_000, maxRfc822NestingDepth: 3 };

/**
 * Takes a mail to a partner's address: one of the partner's people who sell makes a draft with it. `envelope` are the
 * addresses that the mail server delivered it to, which headers need not name.
 */
export async function receiveMail(
  raw: Uint8Array<ArrayBuffer>,
  envelope: readonly string[],
  now: Date,
): Promise<MailReceived> {
  const mail = await PostalMime.parse(raw, LIMITS).catch(() => null);
  if (!mail) return { ok: false, reason: "unreadable" };
  const key = mailboxIn([...envelope, ...addressesOf(mail)]);
  const holder = key && (await holderOf(key));
  if (!key || !holder) return { ok: false, reason: "no-mailbox" };
  const { partnerId } = holder;
  if (!(await limit("deal-mail", partnerId)).ok) return { ok: false, reason: "too-many" };

  const system = systemActor(key.vendorId);
  return withScope(system, async (tx): Promise<MailReceived> => {
    const sender = await senderOf(tx, partnerId, mail);
    if (!sender) {
      const detail = { reason: "stranger", from: (mail.from?.address ?? "").slice(0, 200) };
      await audit(tx, system, "deal_mail.refused", { kind: "partner", id: partnerId }, detail);
      return { ok: false, reason: "stranger" };
    }
    // The same mail is delivered twice now and then.
    const id = idOfWords(JSON.stringify(["deal mail", key.vendorId, partnerId, nameOf(mail, raw)]));
    const own = [domainKey(sender.email)].filter((each) => each !== null);
    const { title, form, note } = readMail(mail, own, await importGround(tx, now));
    const who = { partnerId, membershipId: sender.id, name: sender.name };
    const saved = await addDraft(tx, who, { id, form, source: "mail", title, note }, now);
    if (saved.ok) {
      await audit(tx, system, "deal_draft.from_mail", { kind: "deal_draft", id });
      const told = { partnerId, membershipId: sender.id };
      await tellMember(tx, system, told, draftFromMailLetter({ id, title }));
    } else if (saved.reason !== "gone") return { ok: false, reason: "not-kept" };
    return { ok: true, draftId: id };
  });
}

const addressesOf = ({ headers, to, cc }: Email): string[] => [
  ...headers
    .filter(({ key }) => key === "delivered-to" || key === "x-original-to")
    .map(({ value }) => value),
  ...[...(to ?? []), ...(cc ?? [])].flatMap(({ address }) => address ?? []),
];

/** The active partner whose address it is. */
function holderOf({ vendorId, token }: MailboxKey) {
  return withScope(systemActor(vendorId), async (tx) => {
    const mailbox = await tx.dealMailbox.findUnique({
      where: { vendorId_token: { vendorId, token } },
      select: { partnerId: true },
    });
    const partner = mailbox && (await findPartner(tx, mailbox.partnerId));
    return partner?.status === "active" ? { partnerId: partner.id } : null;
  });
}

async function senderOf(tx: ScopedTx, partnerId: string, mail: Email): Promise<Colleague | null> {
  const address = mail.from?.address?.trim().toLowerCase();
  if (!address) return null;
  const people = await colleaguesOf(tx, partnerId);
  const sender = people.find(({ email }) => email.toLowerCase() === address);
  return sender && can({ role: sender.role }, "deal:register") ? sender : null;
}

const nameOf = ({ messageId }: Email, raw: Uint8Array) =>
  messageId ?? createHash("sha256").update(raw).digest("hex");
