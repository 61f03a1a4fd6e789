import { createHash } from "node:crypto";

import {
  type Adapter,
  type DatabaseSession,
  generateIdFromEntropySize,
  Lucia,
  TimeSpan,
} from "lucia";

import { now } from "#app/platform/clock.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import type { Prisma, Session } from "#app/platform/db/generated/client.ts";
import { env } from "#app/platform/env.server.ts";

import { type Membership, membershipsOf } from "../members/memberships.server.ts";
import { selectVisitor } from "./visitor.store.server.ts";

/** How the person behind a session proved who it is. */
export type Proof = "password" | "password+totp" | "password+recovery" | "passkey" | "link";

/** What a request says of where it comes from. */
export type Browser = {
  cookieHeader: string | null;
  userAgent: string | null;
  address: string | null;
};

export type Place = { vendorId: number; membershipId: string };

type Attributes = Omit<Session, "idHash" | "personId" | "expiresAt">;

declare module "lucia" {
  interface Register {
    Lucia: typeof lucia;
    DatabaseUserAttributes: {
      email: string;
      name: string;
      locale: string;
      memberships: Membership[];
    };
    DatabaseSessionAttributes: Attributes;
  }
}

/** The database holds only what cannot be used to sign in: a reader of the table finds no session to take over. */
const hashed = (id: string) => new Uint8Array(createHash("sha256").update(id).digest());

const toSession = (id: string, { idHash: _, personId, expiresAt, ...attributes }: Session) =>
  ({ id, userId: personId, expiresAt, attributes }) satisfies DatabaseSession;

/** Lucia's own Prisma adapter keeps session ids as they are, so this is ours. */
const adapter: Adapter = {
  async getSessionAndUser(id) {
    const found = await selectVisitor(hashed(id));
    if (!found) return [null, null];
    const { id: personId, ...person } = found.person;
    const attributes = { ...person, memberships: found.memberships };
    return [toSession(id, found.session), { id: personId, attributes }];
  },
  async getUserSessions() {
    return []; // ids cannot be had back from their hashes
  },
  async setSession({ id, userId, expiresAt, attributes }) {
    await prisma.session.createMany({
      data: [{ idHash: hashed(id), personId: userId, expiresAt, ...attributes }],
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

export const secureCookies = env.ORIGIN.startsWith("https:");

export const lucia = new Lucia(adapter, {
  sessionExpiresIn: new TimeSpan(14, "d"),
  sessionCookie: {
    name: "tributary",
    attributes: { secure: secureCookies, sameSite: "lax" },
  },
  getUserAttributes: (attributes) => attributes,
  getSessionAttributes: (attributes) => attributes,
});

/** A session's name for lists and forms: it cannot be used to sign in. */
export const keyOf = (sessionId: string) => Buffer.from(hashed(sessionId)).toString("hex");

const idIn = (cookieHeader: string | null) => lucia.readSessionCookie(cookieHeader ?? "");

const roleAt = async (personId: string, place: Place | null): Promise<string | null> =>
  (place &&
    (await membershipsOf(personId)).find(
      ({ id, vendorId }) => id === place.membershipId && vendorId === place.vendorId,
    )?.actor.role) ??
  null;

/** Starts a session for a person, in one of the places where it works. Returns the cookie to set. */
export async function startSession(
  personId: string,
  place: Place | null,
  browser: Pick<Browser, "userAgent" | "address">,
  proof: Proof,
): Promise<string> {
  const at = now();
  const session = await lucia.createSession(personId, {
    vendorId: place?.vendorId ?? null,
    membershipId: place?.membershipId ?? null,
    role: await roleAt(personId, place),
    userAgent: browser.userAgent?.slice(0, 300) ?? null,
    address: browser.address?.slice(0, 64) ?? null,
    proof,
    createdAt: at,
    provedAt: at,
    lastSeenAt: at,
  });
  return lucia.createSessionCookie(session.id).serialize();
}

/** Ends the session behind a cookie. Returns the cookie that clears it. */
export async function endSession(cookieHeader: string | null): Promise<string> {
  const id = idIn(cookieHeader);
  if (id) await lucia.invalidateSession(id);
  return lucia.createBlankSessionCookie().serialize();
}

type Renewal = { proved?: { proof: Proof; at: Date }; place?: Place };

/**
 * Goes on with a session under another id; the old one is dead from then on. It takes the role that the person
 * has now. Returns the cookie to set, or null when there is no such session (any more).
 */
export async function renewSession(
  cookieHeader: string | null,
  { proved, place }: Renewal = {},
): Promise<string | null> {
  const id = idIn(cookieHeader);
  const row = id && (await prisma.session.findUnique({ where: { idHash: hashed(id) } }));
  if (!row || row.expiresAt <= now()) return null;

  const goesOn = await placeOf(row, place);
  const newId = generateIdFromEntropySize(25);
  const data = {
    ...row,
    ...goesOn,
    ...(proved && { proof: proved.proof, provedAt: proved.at }),
    idHash: hashed(newId),
  };
  // One of two requests that arrive at once goes on with the session.
  const moved = await prisma.session.updateMany({ where: { idHash: row.idHash }, data });
  return moved.count === 1 ? lucia.createSessionCookie(newId).serialize() : null;
}

async function placeOf(row: Session, wanted: Place | undefined) {
  const memberships = await membershipsOf(row.personId);
  const membershipId = wanted?.membershipId ?? row.membershipId;
  const place =
    memberships.find(({ id }) => id === membershipId) ??
    (membershipId ? undefined : memberships[0]);
  return {
    vendorId: place?.vendorId ?? row.vendorId,
    membershipId: place?.id ?? row.membershipId,
    role: place?.actor.role ?? row.role,
  };
}

type Db = Pick<Prisma.TransactionClient, "session">;

/** Ends every session of a person but the one to keep. Returns how many those were. */
export async function endOtherSessions(
  personId: string,
  keep: string | null,
  db: Db = prisma,
): Promise<number> {
  const id = idIn(keep);
  const { count } = await db.session.deleteMany({
    where: { personId, ...(id && { NOT: { idHash: hashed(id) } }) },
  });
  return count;
}
