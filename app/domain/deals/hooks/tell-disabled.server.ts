import { colleaguesOf, staff } from "#app/domain/identity/members/people.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";

type Endpoint = { id: string; url: string; partnerId: string | null };

/** Tells an organisation's administrators that nothing is sent to an endpoint of theirs any more. */
export async function tellDisabled(tx: ScopedTx, { id, url, partnerId }: Endpoint, since: Date) {
  const system = systemActor(tx.vendorId);
  await audit(tx, system, "webhook.disabled", { kind: "webhook", id });
  const people = partnerId === null ? await staff(tx) : await colleaguesOf(tx, partnerId);
  const { host } = new URL(url);
  const path = partnerId === null ? "/desk/admin/api/webhooks" : "/portal/api/webhooks";
  for (const { name, email, role } of people) {
    if (role !== "vendor_admin" && role !== "partner_admin") continue;
    await sendMail(tx, system, {
      toName: name,
      toAddress: email,
      subject: `Webhooks to ${host} are switched off`,
      text: `Nothing that was sent to ${host} has got through since ${since.toISOString().slice(0, 10)}, so nothing more is sent there. What was missed is kept for 30 days and can be sent again.\n\n${env.ORIGIN}${path}/${id}`,
    });
  }
}
