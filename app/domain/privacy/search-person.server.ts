import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { digestsOf } from "./digests.server.ts";
import { fileWindow } from "./file-rows.server.ts";
import { contactHits, contactOf, mentionHits, type Row } from "./hits.ts";
import { customerSightings, customersThatAre } from "./person-customers.server.ts";
import type { Held } from "./register/held.ts";
import { columnsOf, register } from "./register/register.ts";
import {
  keepSightings,
  lockRequest,
  type Place,
  type Sighting,
  sealSubject,
  setRequest,
} from "./request.store.server.ts";
import { knowingAlso, type Subject } from "./subject.ts";
import { mentionsAtTheirDeals, tellApart } from "./tell-apart.server.ts";
import { contactWindow, keyOf, mentionWindow } from "./window.store.server.ts";

type Found = { sightings: Sighting[]; last: Row | null; read: number; subject?: Subject };
type Step = (
  tx: ScopedTx,
  subject: Subject,
  after: Row | null,
  requestId: string,
) => Promise<Found>;

const nothing: Found = { sightings: [], last: null, read: 0 };

/** Contacts first: what stands beside their addresses is looked for in texts, and so are customers that they are. */
const steps: readonly Step[] = [
  ...register
    .filter((held) => columnsOf(held, "name", "mail", "address", "phone").length > 0)
    .map(
      (held): Step =>
        (tx, subject, after) =>
          inContacts(tx, held, subject, after),
    ),
  async (tx, subject, _, requestId) => {
    return { ...nothing, subject: await tellApart(tx, requestId, subject) };
  },
  inCustomers,
  async (tx, subject) => ({ ...nothing, sightings: await mentionsAtTheirDeals(tx, subject) }),
  ...register.map(
    (held): Step =>
      (tx, subject, after) =>
        inMentions(tx, held, subject, after),
  ),
  fileWindow,
];

async function inContacts(
  tx: ScopedTx,
  held: Held,
  subject: Subject,
  after: Row | null,
): Promise<Found> {
  const { found, last, read } = await contactWindow(tx, held, subject, after);
  const theirs = found
    .map((row) => ({ row, columns: contactHits(held, row, subject) }))
    .filter(({ columns }) => columns.length > 0);
  const beside = theirs.map(({ row }) => contactOf(held, row));
  return {
    ...{ last, read },
    sightings: theirs.map(({ row, columns }) => ({
      heldIn: held.table,
      key: keyOf(held, row),
      columns,
    })),
    subject: knowingAlso(
      subject,
      beside.flatMap(({ names }) => names),
      beside.flatMap(({ phones }) => phones),
    ),
  };
}

async function inCustomers(tx: ScopedTx, subject: Subject): Promise<Found> {
  const known = subject.user ? subject : await customersThatAre(tx, subject);
  const sightings = await customerSightings(tx, known.customers);
  return { sightings, last: null, read: sightings.length, subject: known };
}

async function inMentions(
  tx: ScopedTx,
  held: Held,
  subject: Subject,
  after: Row | null,
): Promise<Found> {
  const { found, last, read } = await mentionWindow(tx, held, subject, after);
  const sightings = found
    .map((row) => ({
      heldIn: held.table,
      key: keyOf(held, row),
      columns: mentionHits(held, row, subject),
    }))
    .filter(({ columns }) => columns.length > 0);
  return { sightings, last, read };
}

/** How far a search is, as a share. */
export const shareOf = ({ step }: Place) => step / steps.length;

/** Rows and tables that one transaction looks at: most tables of a vendor are short. */
const ROWS_AT_ONCE = 5_000;
const STEPS_AT_ONCE = 20;

/** Some tables, or a window of a long one; false when nothing is left to look at. */
async function searchOn(tx: ScopedTx, requestId: string, at: Date): Promise<boolean> {
  const request = await lockRequest(tx, requestId);
  if (!request?.subject || (request.state !== "searching" && request.state !== "erasing")) {
    return false;
  }
  let { subject, place } = request;
  if (place.step >= steps.length) {
    if (request.state === "searching") await setFound(tx, requestId, subject, at);
    return false;
  }
  let read = 0;
  for (let nth = 0; nth < STEPS_AT_ONCE && read < ROWS_AT_ONCE; nth += 1) {
    const step = steps[place.step];
    if (!step) break;
    const found = await step(tx, subject, place.after ?? null, requestId);
    await keepSightings(tx, requestId, found.sightings, at);
    subject = found.subject ?? subject;
    read += found.read;
    place = found.last
      ? { step: place.step, after: found.last }
      : { step: place.step + 1, after: null };
  }
  await setRequest(tx, requestId, {
    place: JSON.parse(JSON.stringify(place)),
    readRows: { increment: read },
    subject: sealSubject(requestId, subject),
  });
  return true;
}

async function setFound(tx: ScopedTx, requestId: string, subject: Subject, at: Date) {
  const foundRows = await tx.privacySighting.count({ where: { vendorId: tx.vendorId, requestId } });
  const digests = digestsOf(tx.vendorId, subject);
  await setRequest(tx, requestId, { state: "found", foundRows, digests, finishedAt: at });
}

/** Searches until everything was looked at, or for a while; whether it is done. */
export async function search(
  vendorId: number,
  requestId: string,
  forMs = Number.POSITIVE_INFINITY,
) {
  const until = now().getTime() + forMs;
  for (;;) {
    const more = await withScope(systemActor(vendorId), (tx) => searchOn(tx, requestId, now()), {
      timeoutMs: 60_000,
    });
    if (!more) return true;
    if (now().getTime() >= until) return false;
  }
}

/** Looks a vendor's rows through for one person, some at a time; one that was broken off goes on where it was. */
export const searchPerson = defineJob({
  name: "privacy.search",
  payload: z.object({ vendorId: z.number().int(), requestId: z.uuid() }),
  async run({ vendorId, requestId }) {
    await search(vendorId, requestId);
  },
});
