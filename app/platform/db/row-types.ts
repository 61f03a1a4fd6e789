import pg from "pg";

const { builtins } = pg.types;

const anyInstant = pg.types.getTypeParser(builtins.TIMESTAMPTZ, "text") as (text: string) => Date;

// Sessions of our own roles are in UTC (database-roles.ts), where reading 2026-05-22 07:30:00.123+00 is quick.
const instant = (text: string) =>
  text.endsWith("+00") ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : anyInstant(text);

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, BigInt],
  [builtins.DATE, (text) => new Date(`${text}T00:00:00Z`)],
  [builtins.TIMESTAMPTZ, instant],
]);

/** What the columns of a row become where we speak to PostgreSQL ourselves: the same as through Prisma. */
export const typesOfRows: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    parsers.get(oid) ??
    pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};
