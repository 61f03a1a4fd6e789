import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import type { Batch } from "#app/platform/export/in-batches.ts";

import type { EntryKind } from "./allocation/entry.ts";
import type { Behind } from "./behind-cell.server.ts";
import { soldEntries } from "./sold-entries.server.ts";

/** An entry of the ledger with the words of everything that it names. */
export type NamedEntry = {
  factId: string;
  day: Date;
  settledOn: Date;
  no: number;
  /** 1, and −1 for one of the period that a difference is measured against. */
  times: number;
  kind: EntryKind;
  channel: string | null;
  customer: string | null;
  written: string | null;
  firstPartner: string | null;
  lastPartner: string | null;
  partNo: string;
  quantity: number;
  netMinor: bigint;
  currency: string;
  streetMinor: bigint;
  streetCurrency: string;
  baseNetMinor: bigint | null;
  baseStreetMinor: bigint | null;
  adjustsDay: Date | null;
  document: string;
  lineNo: string;
  fileName: string;
  rowNo: number;
};

export type EntryPlace = Pick<NamedEntry, "day" | "factId" | "settledOn" | "no">;

const BATCH = 10_000;

/** The entries behind a figure in the order of their days, batch by batch. */
export async function readEntriesBehind(
  tx: ScopedTx,
  { where, times }: Behind,
  after: EntryPlace | null,
): Promise<Batch<NamedEntry, EntryPlace>> {
  const from = after
    ? Prisma.sql`(e.day, e.fact_id, e.settled_on, e.no) >
        (${after.day}::date, ${after.factId}::uuid, ${after.settledOn}::date, ${after.no}::smallint)`
    : Prisma.sql`true`;
  const rows = await tx.$queryRaw<NamedEntry[]>`
    select e.fact_id as "factId", e.day, e.settled_on as "settledOn", e.no, ${times}::int as times, e.kind,
           e.channel::text as channel, c.name as customer, rp.name as written, bought.name as "firstPartner",
           seller.name as "lastPartner", p.part_no as "partNo", e.quantity, e.net_minor as "netMinor",
           e.currency::text as currency, e.street_minor as "streetMinor",
           e.street_currency::text as "streetCurrency", e.base_net_minor as "baseNetMinor",
           e.base_street_minor as "baseStreetMinor", e.adjusts_day as "adjustsDay", f.document,
           f.line_no as "lineNo", s.file_name as "fileName", f.row_no as "rowNo"
      from ${soldEntries(tx)}
      join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.id = e.fact_id
      join submission s on s.vendor_id = ${tx.vendorId}::int and s.id = f.submission_id
      left join partner bought on bought.vendor_id = ${tx.vendorId}::int and bought.id = e.first_partner_id
     where ${where} and ${from}
     order by e.day, e.fact_id, e.settled_on, e.no
     limit ${BATCH}::int`;
  const last = rows.length === BATCH ? rows.at(-1) : undefined;
  return { rows, next: last ?? null };
}
