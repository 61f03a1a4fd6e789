import { Prisma } from "./generated/client.ts";
import type { ScopedTx } from "./scope.server.ts";

type Reference = { table: string; column: string };

/** Every column of every table that names a row of this one. */
const referencesTo = (tx: ScopedTx, table: string): Promise<Reference[]> =>
  tx.$queryRaw`
    select c.conrelid::regclass::text as table, a.attname as column
      from pg_constraint c
      cross join lateral unnest(c.conkey, c.confkey) as k(own, other)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
      join pg_attribute o on o.attrelid = c.confrelid and o.attnum = k.other
     where c.contype = 'f' and c.confrelid = ${`tributary.${table}`}::regclass and o.attname = 'id'
     order by 1, 2`;

const bare = (table: string) => table.replace(/^tributary\./, "");

export type Standing = { id: string; table: string; rows: number };

/**
 * What names any of these rows, by table. It is asked of the database's own keys, so that a table that comes later is
 * not forgotten; `more` are columns that name them without a key, `except` tables that are asked elsewhere.
 */
export async function whatStandsOn(
  tx: ScopedTx,
  table: "product" | "partner",
  ids: readonly string[],
  { more = [], except = [] }: { more?: readonly Reference[]; except?: readonly string[] } = {},
): Promise<Standing[]> {
  if (ids.length === 0) return [];
  const references = [...(await referencesTo(tx, table)), ...more].filter(
    (each) => !except.includes(bare(each.table)),
  );
  const counts = references.map(
    (each) => Prisma.sql`
      select ${Prisma.raw(each.column)} as id, ${each.table} as "table", count(*)::int as rows
        from ${Prisma.raw(each.table)}
       where vendor_id = ${tx.vendorId}::int and ${Prisma.raw(each.column)} = any(${[...ids]}::uuid[])
       group by 1`,
  );
  return tx.$queryRaw<Standing[]>`${Prisma.join(counts, " union all ")}`;
}

/** "2 sales lines, 1 price": what stands on each row, in words; what is not named is "other records". */
export function standingInWords(
  standing: readonly Standing[],
  names: Readonly<Record<string, readonly [one: string, many: string]>>,
): Map<string, string> {
  const byId = new Map<string, Map<string, number>>();
  for (const { id, table, rows } of standing) {
    const name = bare(table);
    const known = Object.hasOwn(names, name) ? name : "";
    const counts = byId.get(id) ?? new Map<string, number>();
    byId.set(id, counts.set(known, (counts.get(known) ?? 0) + rows));
  }
  const said = ([name, rows]: [string, number]) => {
    const [one, many] = names[name] ?? ["other record", "other records"];
    return `${rows.toLocaleString("en-GB")} ${rows === 1 ? one : many}`;
  };
  return new Map([...byId].map(([id, counts]) => [id, [...counts].map(said).join(", ")]));
}
