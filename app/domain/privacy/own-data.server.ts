import { Readable } from "node:stream";

import { createReadableStreamFromReadable } from "@remix-run/node";

import type { Actor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

const BATCH = 500;

type Read = (tx: ScopedTx, who: string, after: string | null) => Promise<{ id: string }[]>;

/** What grows with what somebody does, read in pieces. The database shows a user its own and nobody else's. */
const lists: Record<string, Read> = {
  done: (tx, personId, after) =>
    tx.$queryRaw`
      select id, at, action, subject_kind as "subjectKind", subject_id as "subjectId", detail from audit_entry
       where vendor_id = ${tx.vendorId}::int and person_id = ${personId}::uuid
         and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${BATCH}::int`,
  notifications: (tx, personId, after) =>
    tx.$queryRaw`
      select id, created_at as "createdAt", kind, subject, text, read_at as "readAt" from notification
       where vendor_id = ${tx.vendorId}::int and person_id = ${personId}::uuid
         and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${BATCH}::int`,
  comments: (tx, personId, after) =>
    tx.$queryRaw`
      select id, at, deal_id as "dealId", text from deal_comment
       where vendor_id = ${tx.vendorId}::int and person_id = ${personId}::uuid
         and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${BATCH}::int`,
  savedLists: (tx, personId, after) =>
    tx.$queryRaw`
      select id, place, name, query, shared, created_at as "createdAt" from saved_view
       where vendor_id = ${tx.vendorId}::int and person_id = ${personId}::uuid
         and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${BATCH}::int`,
};

async function ownRecord(tx: ScopedTx, personId: string) {
  const { vendorId } = tx;
  const own = { where: { personId } };
  const seen = { createdAt: true, lastSeenAt: true, userAgent: true, address: true } as const;
  return {
    login: await tx.person.findUnique({
      where: { id: personId },
      select: { name: true, email: true, locale: true, createdAt: true, totpConfirmedAt: true },
    }),
    sessions: await tx.session.findMany({ ...own, select: seen }),
    passkeys: await tx.passkey.findMany({
      ...own,
      select: { name: true, createdAt: true, lastUsedAt: true },
    }),
    memberships: await tx.membership.findMany({
      where: { vendorId, personId },
      select: { name: true, email: true, title: true, role: true, createdAt: true, endedAt: true },
    }),
    choices: await tx.notificationChoice.findMany({
      where: { vendorId, personId },
      select: { kind: true, inApp: true, mail: true },
    }),
  };
}

/** What is held about a user where it works at the moment, as a file that is sent while it is read. */
export function exportOwnData(actor: Actor, personId: string, at: Date): Response {
  const day = at.toISOString().slice(0, 10);
  return new Response(
    createReadableStreamFromReadable(Readable.from(pieces(actor, personId, at))),
    {
      headers: {
        "Content-Type": "application/json",
        "Content-Disposition": `attachment; filename="held-about-me-${day}.json"`,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
      },
    },
  );
}

async function* pieces(actor: Actor, personId: string, at: Date) {
  const record = await withScope(actor, (tx) => ownRecord(tx, personId));
  yield JSON.stringify({ writtenAt: at, ...record }).slice(0, -1);
  for (const [name, read] of Object.entries(lists)) {
    yield `,\n"${name}":[`;
    let first = true;
    const batches = inBatches<{ id: string }, string>(async (after) => {
      const rows = await withScope(actor, (tx) => read(tx, personId, after));
      return { rows, next: rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null };
    });
    for await (const rows of batches) {
      for (const row of rows) {
        yield `${first ? "" : ","}\n${JSON.stringify(row)}`;
        first = false;
      }
    }
    yield "]";
  }
  yield "}\n";
}
