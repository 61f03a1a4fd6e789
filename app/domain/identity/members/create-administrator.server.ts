import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { newPasswordProblem } from "../password/new-password.server.ts";
import { hashPassword } from "../password/password.server.ts";
import type { PasswordProblem } from "../password/password-rule.ts";
import { issueToken } from "../sign-in/token.server.ts";
import type { FirstAdministrator } from "./administrator.schema.ts";

const DAY_MINUTES = 24 * 60;

/** The vendor's own row. What else a vendor begins with belongs to other rooms. */
export async function createVendor(
  tx: ScopedTx,
  { vendor: name, short, currency, timeZone }: FirstAdministrator,
  at: Date,
) {
  const { vendorId } = tx;
  await tx.vendor.createMany({
    data: [{ vendorId, name, shortName: short ?? name, currency, timeZone, createdAt: at }],
  });
  const subject = { kind: "vendor", id: String(vendorId) };
  await audit(tx, systemActor(vendorId), "vendor.created", subject, { name });
}

/** Sees to it that somebody administers the vendor. Whoever works there already becomes an administrator. */
export async function makeAdministrator(
  tx: ScopedTx,
  { email, name, title }: FirstAdministrator,
  at: Date,
): Promise<{ personId: string; isNew: boolean }> {
  const { vendorId } = tx;
  await tx.person.createMany({
    data: [{ id: newId(), email, name, createdAt: at }],
    skipDuplicates: true,
  });
  const person = await tx.person.findUniqueOrThrow({ where: { email }, select: { id: true } });
  const here = { vendorId, personId: person.id, partnerId: null, endedAt: null };
  const already = await tx.membership.findFirst({ where: here, select: { id: true, role: true } });
  const id = already?.id ?? newId();
  const role = "vendor_admin" as const;
  if (already) await tx.membership.updateMany({ where: { vendorId, id }, data: { role } });
  else {
    await tx.membership.createMany({
      data: [{ vendorId, id, personId: person.id, role, name, email, title, createdAt: at }],
    });
  }
  if (already?.role !== role) {
    const subject = { kind: "membership", id };
    await audit(tx, systemActor(vendorId), "administrator.created", subject, { email });
  }
  return { personId: person.id, isNew: !already };
}

export type FirstWayIn =
  | { ok: true; way: "has-password" }
  | { ok: true; way: "password-set" }
  | { ok: true; way: "link"; secret: string }
  | { ok: false; problem: PasswordProblem };

/** How the administrator gets in for the first time. A password that somebody has chosen is never replaced. */
export async function firstWayIn(
  personId: string,
  password: string | undefined,
  at: Date,
): Promise<FirstWayIn> {
  const person = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
  if (person.passwordHash) return { ok: true, way: "has-password" };
  if (password === undefined) {
    await prisma.token.deleteMany({ where: { personId, purpose: "reset" } });
    const issue = { personId, purpose: "reset", minutes: DAY_MINUTES } as const;
    return { ok: true, way: "link", secret: await issueToken(prisma, issue, at) };
  }
  const problem = await newPasswordProblem(password, person);
  if (problem) return { ok: false, problem };
  await prisma.person.updateMany({
    where: { id: personId, passwordHash: null },
    data: { passwordHash: await hashPassword(password), passwordChangedAt: at },
  });
  return { ok: true, way: "password-set" };
}
