import { hashPassword } from "#app/domain/identity/password/password.server.ts";
import type { Browser } from "#app/domain/identity/session/session.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { openLetter } from "#app/platform/mail/mail.server.ts";

import type { World } from "./world.ts";

export const PASSWORD = "correct horse battery";

/** A browser that nobody used before. */
export const stranger: Browser = { cookieHeader: null, userAgent: "test", address: null };

/** Gives somebody of the world a password. */
export async function aLogin({ personId }: Actor, password = PASSWORD) {
  const id = personId ?? "";
  const passwordHash = await hashPassword(password);
  return prisma.person.update({ where: { id }, data: { passwordHash } });
}

const pairOf = (cookie: string) => cookie.split(";")[0] ?? "";

/** What the browser sends back after it was told to keep these. */
export const sentBack = (cookies: readonly string[]) => cookies.map(pairOf).join("; ");

/** The session's cookie alone. */
export const sessionIn = (cookies: readonly string[]) =>
  pairOf(cookies.find((cookie) => cookie.startsWith("tributary=")) ?? "");

/** Every mail of the world to an address, the newest first, as its reader gets it. */
export async function mailsTo({ system }: Pick<World, "system">, toAddress: string) {
  const mails = await withScope(system, (tx) =>
    tx.mail.findMany({
      where: { vendorId: tx.vendorId, toAddress },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
  );
  return mails.map((mail) => ({ ...mail, letter: openLetter(mail) }));
}

/** The last part of the link in the newest mail to an address. */
export async function linkTo(world: Pick<World, "system">, toAddress: string): Promise<string> {
  for (const { letter } of await mailsTo(world, toAddress)) {
    const [, link] = /https?:\/\/\S+\/([\w.-]{20,})\s/.exec(letter) ?? [];
    if (link) return link;
  }
  throw new Error(`No mail with a link went to ${toAddress}`);
}
