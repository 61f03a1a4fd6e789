import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Row } from "./hits.ts";
import type { Held } from "./register/held.ts";
import { columnsOf } from "./register/register.ts";
import { patternOf, type Subject } from "./subject.ts";

/** Rows that one statement looks at: a transaction stays short whatever a table holds. */
const WINDOW = 20_000;

type Window = { found: Row[]; last: Row | null; read: number };

// Tables and columns are words of the register, never of a visitor.
const name = (word: string) => Prisma.raw(`"${word.replaceAll('"', '""')}"`);
const named = (words: readonly string[], of: string) =>
  Prisma.join(words.map((word) => Prisma.sql`${Prisma.raw(of)}.${name(word)}`));

const wanted = (held: Held): string[] => [
  ...new Set([
    ...held.key,
    ...(held.since ? [held.since] : []),
    ...(held.user ? [held.user] : []),
    ...(held.atDeals ? ["deal_id"] : []),
    ...Object.values(held.holds).flat(),
  ]),
];

/** Rows after a key that may hold a contact who is sought; what they hold is compared exactly afterwards. */
export function contactWindow(tx: ScopedTx, held: Held, subject: Subject, after: Row | null) {
  const { mails, phones, names } = subject;
  const any = [
    ...columnsOf(held, "mail", "address").map(
      (column) => Prisma.sql`lower(btrim(w.${name(column)})) = any(${mails}::text[])`,
    ),
    ...columnsOf(held, "phone").map(
      (column) =>
        Prisma.sql`right(regexp_replace(w.${name(column)}, '\\D', '', 'g'), 8) = any(${phones}::text[])`,
    ),
    ...columnsOf(held, "name").map(
      (column) =>
        Prisma.sql`lower(regexp_replace(btrim(w.${name(column)}), '\\s+', ' ', 'g')) = any(${names}::text[])`,
    ),
  ];
  return window(tx, held, any, after);
}

/** Rows after a key in whose words somebody may be named, or that say which user acted. */
export async function mentionWindow(
  tx: ScopedTx,
  held: Held,
  subject: Subject,
  after: Row | null,
): Promise<Window> {
  const pattern = patternOf(subject);
  const told = pattern === null ? [] : columnsOf(held, "text", "json");
  const { user } = subject;
  const any = told.map((column) => Prisma.sql`w.${name(column)}::text ~* ${pattern}`);
  if (user) {
    any.push(
      ...columnsOf(held, "actor").map((column) => Prisma.sql`w.${name(column)} = ${user.name}`),
    );
    if (held.user) any.push(Prisma.sql`w.${name(held.user)}::text = ${user.personId}`);
    if (held.table === "membership") any.push(Prisma.sql`w.id::text = ${user.membershipId}`);
  }
  return window(tx, held, any, after);
}

async function window(
  tx: ScopedTx,
  held: Held,
  any: Prisma.Sql[],
  after: Row | null,
): Promise<Window> {
  if (any.length === 0) return { found: [], last: null, read: 0 };
  const table = name(held.table);
  // Each part by itself, so that the index is read from there on and no further than the window.
  const from = held.key.map(
    (key) =>
      Prisma.sql`(select l.${name(key)} from jsonb_populate_record(null::tributary.${table}, ${JSON.stringify(after)}::jsonb) l)`,
  );
  const beyond = after
    ? Prisma.sql`and (${named(held.key, "t")}) > (${Prisma.join(from)})`
    : Prisma.empty;
  const [answer] = await tx.$queryRaw<[Window]>`
    with w as materialized (
      select ${named(wanted(held), "t")} from tributary.${table} t
       where t.vendor_id = ${tx.vendorId}::int ${beyond}
       order by ${named(held.key, "t")} limit ${WINDOW}::int)
    select coalesce((select jsonb_agg(to_jsonb(w)) from w where ${Prisma.join(any, " or ")}), '[]') as found,
           (select count(*)::int from w) as read,
           (select to_jsonb(w) from (select ${named(held.key, "w")} from w
              order by ${Prisma.join(held.key.map((key) => Prisma.sql`w.${name(key)} desc`))} limit 1) w) as last`;
  return answer.read < WINDOW ? { ...answer, last: null } : answer;
}

/** Rows by their keys, with what the register says of them. A row that is gone is left out. */
export async function rowsByKey(
  tx: ScopedTx,
  held: Held,
  keys: readonly Row[],
  more: readonly string[] = [],
): Promise<Row[]> {
  if (keys.length === 0) return [];
  const table = name(held.table);
  const columns = [...new Set([...wanted(held), ...more])];
  return (
    await tx.$queryRaw<{ row: Row }[]>`
      select to_jsonb(w) as row from (
        select ${named(columns, "t")}
          from jsonb_populate_recordset(null::tributary.${table}, ${JSON.stringify(keys)}::jsonb) k
          join tributary.${table} t on t.vendor_id = ${tx.vendorId}::int and ${Prisma.join(
            held.key.map((key) => Prisma.sql`t.${name(key)} = k.${name(key)}`),
            " and ",
          )}
         order by ${named(held.key, "t")}) w`
  ).map(({ row }) => row);
}

export const keyOf = (held: Pick<Held, "key">, row: Row): Row =>
  Object.fromEntries(held.key.map((column) => [column, row[column]]));

/** Columns that a row's page needs beside its own. */
export const placeholdersOf = ({ page }: Held): string[] =>
  [...(page ?? "").matchAll(/\{(\w+)\}/g)].map(([, column]) => column ?? "");
