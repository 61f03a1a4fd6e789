import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** How many rows go in one statement: as JSON they are one parameter, whatever their number. */
const AT_ONCE = 4_000;

const asJson = (rows: readonly unknown[]) =>
  JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );

/** A table's columns as the rows spell them: name and type, in order. */
export type Columns = Record<string, string>;

/**
 * Puts many rows into a table of the vendor's, by JSON and not parameter by parameter. The rows name their columns as
 * the database does, without `vendor_id`.
 */
export async function putRows(
  tx: ScopedTx,
  table: string,
  columns: Columns,
  rows: readonly object[],
) {
  const names = Object.keys(columns).join(", ");
  const types = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(", ");
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const batch = asJson(rows.slice(from, from + AT_ONCE));
    await tx.$executeRaw`
      insert into ${Prisma.raw(table)} (vendor_id, ${Prisma.raw(names)})
      select ${tx.vendorId}::int, ${Prisma.raw(names)}
        from json_to_recordset(${batch}::json) as r (${Prisma.raw(types)})`;
  }
}
