import type { VendorActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { becomesOf, countsOf, type Item, itemsAfter, titleOf } from "./found-items.server.ts";
import { openSubject, type Place, type RequestState } from "./request.store.server.ts";
import { shareOf } from "./search-person.server.ts";
import type { Subject } from "./subject.ts";

const SHOWN = 100;

const columns = {
  ...{ id: true, state: true, membershipId: true, askedBy: true, askedAt: true },
  ...{ confirmedBy: true, confirmedAt: true, finishedAt: true },
  ...{ readRows: true, foundRows: true, erasedRows: true },
} as const;

/** Who was asked about lately, newest first. Who that was, nobody reads here. */
export const recentRequests = (tx: ScopedTx) =>
  tx.privacyRequest.findMany({
    where: { vendorId: tx.vendorId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: 25,
    select: columns,
  });

/** Those who were erased and of whom something came in since. */
export const returns = (tx: ScopedTx) =>
  tx.$queryRaw<{ id: string; rows: number; since: Date }[]>`
    select request_id as id, count(*)::int as rows, max(found_at) as since from privacy_sighting
     where vendor_id = ${tx.vendorId}::int and returned and erased_at is null
     group by 1 order by 3 desc limit 25`;

export type Group = {
  table: string;
  title: string;
  rows: number;
  returned: number;
  becomes: string;
  items: Item[];
};

const wordsAsked = ({ mails, phones, names, user }: Subject) =>
  user
    ? [user.name, ...mails]
    : [...names.map(inCapitals), ...mails, ...phones.map((digits) => `… ${digits}`)];

/** A name as people write it; it is compared in small letters. */
const inCapitals = (name: string) =>
  name.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());

/** A request with what was found, by what it was found in. Null when it is not there. */
export async function readRequest(actor: VendorActor, id: string) {
  const found = await withScope(actor, async (tx) => {
    const request = await tx.privacyRequest.findUnique({
      where: { vendorId_id: { vendorId: tx.vendorId, id } },
      select: { ...columns, subject: true, place: true, digests: true },
    });
    if (!request) return null;
    const before = await tx.privacySuppressed.findFirst({
      where: { vendorId: tx.vendorId, digest: { in: request.digests }, requestId: { not: id } },
      orderBy: { since: "desc" },
      select: { since: true },
    });
    return { ...request, counts: await countsOf(tx, id), erasedBefore: before?.since ?? null };
  });
  if (!found) return null;
  const { subject: sealed, place, counts, ...request } = found;
  const subject = sealed && openSubject(id, sealed);
  const shown = subject ? await itemsAfter(actor, id, subject, null, SHOWN) : null;
  const groups = counts.map(({ heldIn, rows, returned, columns: in_ }): Group => {
    const title = titleOf(heldIn);
    const items = shown?.items.filter((item) => item.title === title) ?? [];
    return { table: heldIn, title, rows, returned, becomes: becomesOf(heldIn, in_), items };
  });
  return {
    ...request,
    state: request.state as RequestState,
    share: shareOf((place as Place | null) ?? { step: 0, after: null }),
    asked: subject ? wordsAsked(subject) : null,
    besides: subject
      ? [...subject.besides.names, ...subject.near.names]
          .filter((name) => !subject.names.includes(name))
          .map(inCapitals)
      : [],
    groups,
    more: Boolean(shown?.next),
  };
}

/** The subject of a request that was not erased yet. */
export async function subjectOfRequest(actor: VendorActor, id: string) {
  const request = await withScope(actor, (tx) =>
    tx.privacyRequest.findUnique({
      where: { vendorId_id: { vendorId: tx.vendorId, id } },
      select: { subject: true, state: true, askedAt: true },
    }),
  );
  return request?.subject
    ? { subject: openSubject(id, request.subject), state: request.state, askedAt: request.askedAt }
    : null;
}
