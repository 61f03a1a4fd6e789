import { createHash } from "node:crypto";

import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";

import { now } from "#app/platform/clock.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";

type SessionAttributes = {
  vendorId: number | null;
  membershipId: string | null;
  userAgent: string | null;
};

declare module "lucia" {
  interface Register {
    Lucia: typeof lucia;
    DatabaseUserAttributes: { email: string; name: string; locale: string };
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** The database holds only what cannot be used to sign in: a reader of the table finds no session to take over. */
const hashed = (id: string) => new Uint8Array(createHash("sha256").update(id).digest());

type Row = { personId: string; expiresAt: Date } & SessionAttributes;

const toSession = (id: string, row: Row): DatabaseSession => ({
  id,
  userId: row.personId,
  expiresAt: row.expiresAt,
  attributes: {
    vendorId: row.vendorId,
    membershipId: row.membershipId,
    userAgent: row.userAgent,
  },
});

/** Lucia's own Prisma adapter keeps session ids as they are, so this is ours. */
const adapter: Adapter = {
  async getSessionAndUser(id) {
    const row = await prisma.session.findUnique({
      where: { idHash: hashed(id) },
      include: { person: { select: { id: true, email: true, name: true, locale: true } } },
    });
    if (!row) return [null, null];
    const { id: personId, ...attributes } = row.person;
    return [toSession(id, row), { id: personId, attributes }];
  },
  async getUserSessions() {
    return []; // ids cannot be had back from their hashes
  },
  async setSession({ id, userId, expiresAt, attributes }) {
    await prisma.session.createMany({
      data: [
        {
          idHash: hashed(id),
          personId: userId,
          expiresAt,
          createdAt: now(),
          provedAt: now(),
          proof: "password",
          ...attributes,
        },
      ],
    });
  },
  async updateSessionExpiration(id, expiresAt) {
    await prisma.session.updateMany({ where: { idHash: hashed(id) }, data: { expiresAt } });
  },
  async deleteSession(id) {
    await prisma.session.deleteMany({ where: { idHash: hashed(id) } });
  },
  async deleteUserSessions(userId) {
    await prisma.session.deleteMany({ where: { personId: userId } });
  },
  async deleteExpiredSessions() {
    await prisma.session.deleteMany({ where: { expiresAt: { lte: now() } } });
  },
};

export const lucia = new Lucia(adapter, {
  sessionExpiresIn: new TimeSpan(14, "d"),
  sessionCookie: {
    name: "tributary",
    attributes: { secure: env.ORIGIN.startsWith("https:"), sameSite: "lax" },
  },
  getUserAttributes: ({ email, name, locale }) => ({ email, name, locale }),
  getSessionAttributes: ({ vendorId, membershipId }) => ({ vendorId, membershipId }),
});

/** Starts a session for a person, in one of the places where it works. Returns the cookie to set. */
export async function startSession(
  personId: string,
  place: { vendorId: number; membershipId: string } | null,
  userAgent: string | null,
): Promise<string> {
  const session = await lucia.createSession(personId, {
    vendorId: place?.vendorId ?? null,
    membershipId: place?.membershipId ?? null,
    userAgent: userAgent?.slice(0, 200) ?? null,
  });
  return lucia.createSessionCookie(session.id).serialize();
}

/** Ends the session behind a cookie. Returns the cookie that clears it. */
export async function endSession(cookieHeader: string | null): Promise<string> {
  const id = lucia.readSessionCookie(cookieHeader ?? "");
  if (id) await lucia.invalidateSession(id);
  return lucia.createBlankSessionCookie().serialize();
}
