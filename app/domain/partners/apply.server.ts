import { staff } from "#app/domain/identity/members/people.server.ts";
import { hashOfSecret, newSecret } from "#app/domain/identity/sign-in/token.server.ts";
import { type Actor, systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";

import type { Apply } from "./application.schema.ts";

/** The vendor behind a public page for applications; null where there is none. */
export const vendorTakingApplications = (vendorId: number) =>
  withScope(systemActor(vendorId), (tx) => takingApplications(tx));

const takingApplications = (tx: ScopedTx) =>
  tx.vendor.findFirst({
    where: { vendorId: tx.vendorId, takesApplications: true },
    select: { vendorId: true, name: true, shortName: true, timeZone: true },
  });

/**
 * Writes an application down. The answer is the same whether the company is known or not: what the vendor knows of
 * it is for its own people to see.
 */
export const apply = (vendorId: number, input: Apply, at: Date): Promise<{ ok: boolean }> =>
  withScope(systemActor(vendorId), async (tx) => {
    const vendor = await takingApplications(tx);
    if (!vendor) return { ok: false };
    const system = systemActor(vendorId);
    const id = newId();
    const secret = newSecret();
    await tx.partnerApplication.createMany({
      data: [
        {
          ...input,
          vendorId,
          id,
          status: "received",
          tokenHash: hashOfSecret(secret),
          createdAt: at,
        },
      ],
    });
    const subject = { kind: "application", id };
    await audit(tx, applicant(vendorId, input.name), "application.received", subject, {
      company: input.company,
      kind: input.kind,
    });
    await sendMail(tx, system, {
      toName: input.name,
      toAddress: input.email,
      subject: `Your application to ${vendor.name}`,
      text: [
        `${vendor.name} has received the application of ${input.company}.`,
        "Follow it and answer questions here:",
        "{link}",
        "If you did not apply, there is nothing you need to do.",
      ].join("\n\n"),
      link: `${env.ORIGIN}/apply/${vendorId}/${secret}`,
    });
    for (const { name, email, role } of await staff(tx)) {
      if (role !== "vendor_admin") continue;
      await sendMail(tx, system, {
        toName: name,
        toAddress: email,
        subject: `${input.company} wants to become a partner`,
        text: `${input.name}, ${input.title}, applied for ${input.company}.\n\n${env.ORIGIN}/desk/partners/applications/${id}`,
      });
    }
    return { ok: true };
  });

/** A stranger under the name of somebody here must not look like that person in the audit trail. */
export const applicant = (vendorId: number, name: string): Actor => ({
  ...systemActor(vendorId),
  name: `${name}, applicant`,
});
