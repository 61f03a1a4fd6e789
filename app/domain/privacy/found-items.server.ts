import type { Actor } from "#app/platform/actor.ts";
import { systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { columnWords, excerptOf } from "./excerpt.ts";
import { rowsNaming } from "./file-rows.server.ts";
import type { Row } from "./hits.ts";
import { columnsOf, heldIn } from "./register/register.ts";
import { nearTo, type Subject } from "./subject.ts";
import { placeholdersOf, rowsByKey } from "./window.store.server.ts";

/** One thing that is held about a person: where, since when, and what. */
export type Item = {
  title: string;
  since: string | null;
  column: string;
  value: string;
  page: string | null;
};

type Seen = { heldIn: string; rowKey: string; columns: string[] };
export type ItemBatch = { items: Item[]; next: Pick<Seen, "heldIn" | "rowKey"> | null };

/**
 * What is held, row by row in the order of the register's tables. The portal reads it, since a partner's drafts and
 * messages are not the vendor's to see: of those it says that somebody is named, and no words around it.
 */
export function itemsAfter(
  actor: Actor,
  requestId: string,
  subject: Subject,
  after: ItemBatch["next"],
  limit: number,
): Promise<ItemBatch> {
  return withScope(systemActor(actor.vendorId), async (tx) => {
    const seen = await sightingsAfter(tx, requestId, after, limit);
    const items: Item[] = [];
    for (const each of seen) items.push(...(await itemsOf(tx, each, subject)));
    const last = seen.at(-1);
    return { items, next: last && seen.length === limit ? last : null };
  });
}

const sightingsAfter = (
  tx: ScopedTx,
  requestId: string,
  after: ItemBatch["next"],
  limit: number,
): Promise<Seen[]> => tx.$queryRaw<Seen[]>`
  select held_in as "heldIn", row_key as "rowKey", columns from privacy_sighting
   where vendor_id = ${tx.vendorId}::int and request_id = ${requestId}::uuid
     and (held_in, row_key) > (${after?.heldIn ?? ""}, ${after?.rowKey ?? ""})
   order by held_in, row_key limit ${limit}::int`;

async function itemsOf(tx: ScopedTx, { heldIn: table, rowKey, columns }: Seen, subject: Subject) {
  const key: Row = JSON.parse(rowKey);
  if (table === "submission_text") return fileItems(tx, key, subject);
  const held = heldIn(table);
  const places = placeholdersOf(held);
  const [row] = await rowsByKey(tx, held, [key], places);
  if (!row) return [];
  const since = held.since && typeof row[held.since] === "string" ? String(row[held.since]) : null;
  const page =
    held.page && places.every((place) => row[place] != null)
      ? held.page.replaceAll(/\{(\w+)\}/g, (_, place: string) => String(row[place]))
      : null;
  const shown = columns.filter((column) => !inner.has(column));
  return shown.map((column): Item => {
    const value = excerptOf(held, row, column, nearTo(subject, table, row));
    return { title: held.title, since, column: columnWords(column), value, page };
  });
}

// Forms of a name that only machines compare.
const inner = new Set(["name_key", "fingerprint", "domain_key", "duns_key", "vat_key"]);

async function fileItems(tx: ScopedTx, key: Row, subject: Subject): Promise<Item[]> {
  const id = String(key.submission_id);
  const file = await tx.submission.findFirst({
    where: { vendorId: tx.vendorId, id },
    select: { createdAt: true },
  });
  return (await rowsNaming(tx, key, subject)).map(({ rowNo, text }) => ({
    title: "Rows of files",
    since: file?.createdAt.toISOString() ?? null,
    column: `Row ${rowNo}`,
    value: text,
    page: `/desk/submissions/${id}`,
  }));
}

/** How much stands in each table. */
export const countsOf = (tx: ScopedTx, requestId: string) =>
  tx.$queryRaw<{ heldIn: string; rows: number; returned: number; columns: string[] }[]>`
    select s.held_in as "heldIn", count(distinct s.row_key)::int as rows,
           (count(distinct s.row_key) filter (where s.returned and s.erased_at is null))::int as returned,
           array_agg(distinct c) as columns
      from privacy_sighting s, unnest(s.columns) c
     where s.vendor_id = ${tx.vendorId}::int and s.request_id = ${requestId}::uuid
     group by 1 order by 1`;

export const titleOf = (table: string) =>
  table === "submission_text" ? "Rows of files" : heldIn(table).title;

/** What an erasure does with what stands in a table, in words. */
export function becomesOf(table: string, columns: readonly string[]): string {
  if (table === "submission_text") {
    return "Taken out of the rows as shown; the file is not handed out any more";
  }
  const held = heldIn(table);
  const told = (...ways: Parameters<typeof columnsOf> extends [unknown, ...infer W] ? W : never) =>
    columnsOf(held, ...ways).some((column) => columns.includes(column));
  return [
    told("name", "mail", "address", "phone", "title") && "“Erased contact” takes its place",
    told("customer") && "A pseudonym takes the place of its words",
    told("text", "json") && "The words are taken out of the text",
    told("actor", "member") && "“Former member” takes the place of the name",
  ]
    .filter(Boolean)
    .join(". ");
}
