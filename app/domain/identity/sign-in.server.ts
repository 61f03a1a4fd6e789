import { prisma } from "#app/platform/db/client.server.ts";

import { membershipsOf } from "./memberships.server.ts";
import { verifyPassword } from "./password.server.ts";
import { endSession, startSession } from "./session.server.ts";
import type { SignIn } from "./sign-in.schema.ts";

export type SignInOutcome = { ok: true; cookie: string } | { ok: false; reason: "unknown" };

type Browser = { cookieHeader: string | null; userAgent: string | null };

/** Opens a new session and ends the one the browser had. Unknown address and wrong password are one answer. */
export async function signIn(input: SignIn, browser: Browser): Promise<SignInOutcome> {
  const person = await prisma.person.findUnique({
    where: { email: input.email },
    select: { id: true, passwordHash: true },
  });
  const known = await verifyPassword(person?.passwordHash ?? null, input.password);
  if (!person || !known) return { ok: false, reason: "unknown" };

  await endSession(browser.cookieHeader);
  const [first] = await membershipsOf(person.id);
  const place = first ? { vendorId: first.vendorId, membershipId: first.id } : null;
  return { ok: true, cookie: await startSession(person.id, place, browser.userAgent) };
}
