import {
  type ColumnType,
  ColumnTypeEnum,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";

type PgResult = {
  fields: { dataTypeID: number }[];
  rows: unknown[][];
};

/** What a queryable of @prisma/adapter-pg does inside; its types keep performIO to themselves. */
type OpenQueryable = {
  performIO(query: SqlQuery): Promise<PgResult>;
  queryRaw(query: SqlQuery): Promise<SqlResultSet>;
};

const text = 25;
const textArray = 1009;
const char = 18;
const charArray = 1002;
const nameArray = 1003;
/** int2vector, regproc, xid, oidvector, pg_node_tree, regclass, regtype, void */
const readAsText = new Set([22, 24, 28, 30, 194, 2205, 2206, 2278]);

const parseArray = (value: unknown) =>
  typeof value === "string"
    ? value
        .slice(1, -1)
        .split(",")
        .filter(Boolean)
        .map((item) => item.replace(/^"|"$/g, ""))
    : value;

/** Renames the column types that @prisma/adapter-pg refuses; the answer is what the engine expects. */
function rename({ fields, rows }: PgResult): (ColumnType | undefined)[] {
  return fields.map((field, index) => {
    const type = field.dataTypeID;
    if (type === charArray || type === nameArray) {
      for (const row of rows) row[index] = parseArray(row[index]);
      field.dataTypeID = textArray;
      return type === charArray ? ColumnTypeEnum.CharacterArray : undefined;
    }
    if (type === char || readAsText.has(type)) field.dataTypeID = text;
    return type === char ? ColumnTypeEnum.Character : undefined;
  });
}

/** Lets an adapter or a transaction read PostgreSQL's own catalogue. */
export function readsCatalogue<Q extends SqlQueryable>(queryable: Q): Q {
  const open = queryable as unknown as OpenQueryable;
  const performIO = open.performIO.bind(open);
  const queryRaw = open.queryRaw.bind(open);
  // The engine awaits each query before the next, so one answer at a time is enough to remember.
  let types: (ColumnType | undefined)[] = [];

  open.performIO = async (query) => {
    const result = await performIO(query);
    types = rename(result);
    return result;
  };
  open.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    return {
      ...answer,
      columnTypes: answer.columnTypes.map((type, index) => types[index] ?? type),
    };
  };
  return queryable;
}
