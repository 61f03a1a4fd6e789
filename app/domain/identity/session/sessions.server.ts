import type { Actor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { asPerson } from "../profile/person-scope.server.ts";
import { browserWords } from "../sign-in/browser-words.ts";
import { endOtherSessions } from "./session.server.ts";

export type SessionLine = {
  /** Names it in the form that ends it; it cannot be used to sign in. */
  key: string;
  browser: string;
  address: string | null;
  startedAt: Date;
  lastSeenAt: Date | null;
  current: boolean;
};

/** Where a person is signed in, this browser first, then the one that was used last. */
export async function listSessions(
  personId: string,
  currentKey: string,
  at: Date,
): Promise<SessionLine[]> {
  const rows = await prisma.session.findMany({
    where: { personId, expiresAt: { gt: at } },
    orderBy: [{ lastSeenAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
    take: 100,
    select: { idHash: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
  });
  const lines = rows.map(({ idHash, userAgent, address, createdAt, lastSeenAt }) => {
    const key = Buffer.from(idHash).toString("hex");
    const browser = browserWords(userAgent);
    return { key, browser, address, startedAt: createdAt, lastSeenAt, current: key === currentKey };
  });
  return lines.sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one session of a person. False when it has none of that name. */
export function endSessionOf(actor: Actor, personId: string, key: string): Promise<boolean> {
  if (!/^[\da-f]{64}$/.test(key)) return Promise.resolve(false);
  const idHash = new Uint8Array(Buffer.from(key, "hex"));
  return asPerson(
    personId,
    async (tx, { note }) => {
      const { count } = await tx.session.deleteMany({ where: { personId, idHash } });
      if (count > 0) await note("person.session-ended", { sessions: count });
      return count > 0;
    },
    actor,
  );
}

/** Ends every session but this one. Returns how many those were. */
export const endAllOtherSessions = (actor: Actor, personId: string, cookieHeader: string | null) =>
  asPerson(
    personId,
    async (tx, { note }) => {
      const ended = await endOtherSessions(personId, cookieHeader, tx);
      if (ended > 0) await note("person.session-ended", { sessions: ended });
      return ended;
    },
    actor,
  );
