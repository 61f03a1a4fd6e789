import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Period } from "./period.ts";
import type { Pivot } from "./pivot.ts";
import { type Span, spansOf } from "./pivot-spans.ts";
import {
  ALL,
  type Cell,
  type Dimension,
  isTime,
  REST,
  type RevenueQuery,
} from "./revenue-query.schema.ts";
import { matches, rowKey, within } from "./sold-entries.server.ts";

/** The entries behind a figure, as a condition on `soldEntries`, and how often each counts: less what was before. */
export type Behind = { where: Prisma.Sql; times: Prisma.Sql };

/** What is shown by name, which tells what the rest is. */
export type Shown = Pick<Pivot, "rows" | "columns">;

/** The entries behind a figure. */
export function entriesOf(tx: ScopedTx, query: RevenueQuery, cell: Cell, shown: Shown): Behind {
  if (cell.kind === "row") return behindCell(tx, query, cell, shown);
  const times = Prisma.sql`1`;
  const mine = Prisma.sql`e.vendor_id = ${tx.vendorId}::int and e.currency = ${query.currency}`;
  if (cell.kind === "stock") {
    const where = Prisma.sql`
      ${mine} and e.kind = 'stock' and e.last_partner_id = ${cell.partnerId}::uuid`;
    return { where, times };
  }
  const where = Prisma.sql`
    ${mine} and e.kind = 'uncovered' and e.product_id = ${cell.productId}::uuid
    and e.fact_id in (
      select f.id from revenue_fact f
       where f.vendor_id = ${tx.vendorId}::int and f.partner_id = ${cell.partnerId}::uuid)`;
  return { where, times };
}

/** The entries behind one figure of a view, be it that of the rest or a difference. */
function behindCell(
  tx: ScopedTx,
  query: RevenueQuery,
  cell: Extract<Cell, { kind: "row" }>,
  shown: Shown,
): Behind {
  const spans = spansOf(query).filter(
    ({ row, column }) =>
      (row === null || cell.row === ALL || row === cell.row) &&
      (column === null || cell.column === ALL || column === cell.column),
  );
  const now = around(spans.filter(({ former }) => !former));
  const former = around(spans.filter((span) => span.former));
  const keys = [
    isKey(query.by, cell.row, shown.rows),
    query.across ? isKey(query.across, cell.column, shown.columns) : null,
  ].filter((part) => part !== null);
  const inTurn = daysOf(cell.turn, now, former);
  const where = [matches(tx, { ...query, period: inTurn.period }), inTurn.where, ...keys];
  return { where: Prisma.join(where, " and "), times: inTurn.times };
}

/** Slices of time touch each other, so that those of one row or of all of them are one period. */
function around(spans: readonly Span[]): Period | null {
  if (spans.length === 0) return null;
  const times = (of: "from" | "to") => spans.map((span) => span[of].getTime());
  return { from: new Date(Math.min(...times("from"))), to: new Date(Math.max(...times("to"))) };
}

const NEVER: Period = { from: new Date("0001-01-02"), to: new Date("0001-01-01") };
const once = Prisma.sql`1`;

function daysOf(turn: "now" | "former" | "change", now: Period | null, former: Period | null) {
  const only = turn === "now" ? now : former;
  if (turn !== "change" || !now || !former) {
    const period = (turn === "change" ? (now ?? former) : only) ?? NEVER;
    return { period, where: within(period), times: once };
  }
  const period = {
    from: now.from < former.from ? now.from : former.from,
    to: now.to > former.to ? now.to : former.to,
  };
  const [inNow, inFormer] = [within(now), within(former)];
  return {
    period,
    // What is in both periods makes no difference.
    where: Prisma.sql`(${inNow}) <> (${inFormer})`,
    times: Prisma.sql`case when ${inNow} then 1 else -1 end`,
  };
}

function isKey(
  dimension: Dimension,
  key: string,
  shown: readonly { key: string | null }[],
): Prisma.Sql | null {
  if (key === ALL || isTime(dimension)) return null;
  const own = rowKey[dimension];
  if (key !== REST) return Prisma.sql`${own} = ${key}`;
  const named = shown.flatMap((each) => each.key ?? []);
  return Prisma.sql`${own} <> all(${named}::text[])`;
}
