import { Secret, TOTP } from "otpauth";
import { hashPassword } from "#app/domain/identity/password/password.server.ts";
import {
  beginAuthenticator,
  confirmAuthenticator,
  waitingAuthenticator,
} from "#app/domain/identity/second-factor/authenticator.server.ts";
import type { Self } from "#app/domain/identity/second-factor/second-factor-notice.server.ts";
import type { Browser } from "#app/domain/identity/session/session.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { newId } from "#app/platform/id.server.ts";

export const PASSWORD = "nine lakes under snow";

/** The actor as a person who changes how they sign in; with a password. */
export async function selfOf(actor: Actor): Promise<Self> {
  const id = actor.personId ?? "";
  const passwordHash = await hashPassword(PASSWORD);
  const person = await prisma.person.update({
    where: { id },
    data: { passwordHash },
    select: { id: true, email: true, name: true },
  });
  return { actor, person };
}

/** A browser that was given these cookies, one after the other, at an address that no other has used. */
export function browserWith(...cookies: string[]): Browser {
  const kept = new Map<string, string>();
  for (const cookie of cookies) {
    const [pair = ""] = cookie.split(";");
    kept.set(pair.split("=")[0] ?? "", pair);
  }
  const cookieHeader = [...kept.values()].join("; ") || null;
  return {
    cookieHeader,
    userAgent: "test",
    address: `2001:db8:${newId().slice(-4)}:${newId().slice(-12, -8)}::1`,
  };
}

/** Sets up an authenticator app; answers with its codes, and with the recovery codes that came with it. */
export async function withAuthenticator(self: Self, at: Date) {
  await beginAuthenticator(self.person);
  const waiting = await waitingAuthenticator(self.person);
  const app = appOf(waiting?.typed ?? "");
  const confirmed = await confirmAuthenticator(self, app(at), at);
  if (!confirmed.ok) throw new Error(confirmed.reason);
  return { code: app, recoveryCodes: confirmed.codes ?? [] };
}

/** What an authenticator app shows at that time for a typed secret. */
export function appOf(typed: string): (at: Date) => string {
  const totp = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(" ", "")) });
  return (at) => totp.generate({ timestamp: at.getTime() });
}
