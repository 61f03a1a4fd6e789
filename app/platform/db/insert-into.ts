import { Prisma } from "./generated/client.ts";

/** Tables that are written past Prisma, by their models' names. */
type Models = {
  auditEntry: Prisma.AuditEntryCreateManyInput;
  approvalStep: Prisma.ApprovalStepCreateManyInput;
  customer: Prisma.CustomerCreateManyInput;
  customerIdentifier: Prisma.CustomerIdentifierCreateManyInput;
  deal: Prisma.DealUncheckedCreateInput;
  dealConflict: Prisma.DealConflictCreateManyInput;
  dealEvent: Prisma.DealEventCreateManyInput;
  dealLine: Prisma.DealLineCreateManyInput;
  mail: Prisma.MailCreateManyInput;
  notification: Prisma.NotificationCreateManyInput;
  reportedParty: Prisma.ReportedPartyCreateManyInput;
};

/** Columns in which a list is JSON and not an array. */
const JSON_COLUMNS: ReadonlySet<string> = new Set([
  "auditEntry.detail",
  "deal.rules",
  "dealConflict.evidence",
  "dealEvent.changes",
  "reportedParty.evidence",
]);

const MOST_PARAMETERS = 60_000;

/**
 * Inserts rows as createMany() does, without the time that Prisma takes to work the statement out. At least one row;
 * as many as one statement holds.
 */
export function insertInto<M extends keyof Models>(
  model: M,
  rows: readonly Models[M][],
  tail: Prisma.Sql = Prisma.empty,
): Prisma.Sql {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (rows.length === 0 || rows.length * columns.length > MOST_PARAMETERS) {
    throw new Error(`${rows.length} rows of ${model} are no statement`);
  }
  const values = (row: Models[M]) =>
    columns.map((column) => parameter(`${model}.${column}`, Reflect.get(row, column)));
  return Prisma.sql`
    insert into ${Prisma.raw(snake(model))} (${Prisma.raw(columns.map(snake).join(", "))})
    values ${Prisma.join(rows.map((row) => Prisma.sql`(${Prisma.join(values(row))})`))} ${tail}`;
}

/** A column that is left out takes its default. */
function parameter(column: string, value: unknown): Prisma.Sql {
  if (value === undefined) return Prisma.sql`default`;
  if (value === Prisma.DbNull) return Prisma.sql`null`;
  // The driver would write an instant in the process's own time zone, and a day of it may be another.
  if (value instanceof Date) return Prisma.sql`${value.toISOString()}`;
  return Prisma.sql`${JSON_COLUMNS.has(column) && value !== null ? JSON.stringify(value) : value}`;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
