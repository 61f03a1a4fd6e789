import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import type { MailChoice, Wish } from "./wish.ts";

export type Choice = Wish & { kind: string };

/** What somebody chose at the place where they work now, by kind; what is missing is the usual. */
export async function choicesOf(actor: Actor): Promise<Map<string, Wish>> {
  const rows = await withScope(actor, (tx) =>
    tx.notificationChoice.findMany({
      where: { vendorId: tx.vendorId, membershipId: actor.membershipId ?? "" },
      select: { kind: true, inApp: true, mail: true },
    }),
  );
  return new Map(rows.map(({ kind, inApp, mail }) => [kind, { inApp, mail: mail as MailChoice }]));
}

/** Keeps how somebody wants to hear of each kind. */
export async function saveChoices(
  actor: Actor,
  choices: readonly Choice[],
  at: Date,
): Promise<void> {
  const { membershipId, personId, partnerId } = actor;
  if (!membershipId || !personId || choices.length === 0) return;
  await withScope(actor, async (tx) => {
    await putChoices(tx, { membershipId, personId, partnerId }, choices, at);
    const off = choices.filter(({ mail }) => mail === "off").map(({ kind }) => kind);
    const subject = { kind: "membership", id: membershipId };
    await audit(tx, actor, "notifications.chosen", subject, { withoutMail: off });
  });
}

type Member = { membershipId: string; personId: string; partnerId: string | null };

export async function putChoices(
  tx: ScopedTx,
  { membershipId, personId, partnerId }: Member,
  choices: readonly Choice[],
  at: Date,
): Promise<void> {
  const rows = choices.map(
    ({ kind, inApp, mail }) => Prisma.sql`(${tx.vendorId}::int, ${membershipId}::uuid, ${kind},
      ${personId}::uuid, ${partnerId}::uuid, ${inApp}::boolean, ${mail}, ${at}::timestamptz)`,
  );
  await tx.$executeRaw`
    insert into notification_choice
      (vendor_id, membership_id, kind, person_id, partner_id, in_app, mail, changed_at)
    values ${Prisma.join(rows)}
    on conflict (vendor_id, membership_id, kind)
      do update set in_app = excluded.in_app, mail = excluded.mail, changed_at = excluded.changed_at`;
}
