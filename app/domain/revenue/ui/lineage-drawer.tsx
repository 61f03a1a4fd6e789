import { Link, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";

import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { formatMoney, formatUnits } from "#app/ui/format.ts";
import { Lineage } from "#app/ui/lineage.tsx";

import { presetNames } from "../period.ts";
import type { RevenuePage } from "../read-revenue.server.ts";
import { ALL, REST } from "../revenue-query.schema.ts";
import { LineAsWritten } from "./line-as-written.tsx";
import { columnLabel } from "./pivot-names.tsx";
import { basisWords, comparisonWords, rowWords, writeInFull } from "./revenue-words.ts";
import { CountedLine, EchoedLine } from "./source-lines.tsx";

type Props = Pick<
  RevenuePage,
  "query" | "cell" | "lineage" | "pivot" | "products" | "partnerNames"
>;

/** Where a figure comes from: every line behind it, its echoes, and one line as it was written. */
export function LineageDrawer(props: Props) {
  const [params] = useSearchParams();
  const { query, lineage, cell } = props;
  const drawer = useRef<HTMLElement>(null);
  // Where there is no room beside the table the drawer lies below it, out of sight.
  useEffect(() => {
    if (query.cell) drawer.current?.scrollIntoView({ block: "nearest" });
  }, [query.cell]);
  if (!lineage || !cell) return null;
  const { totals, lines, shadows, files, open } = lineage;
  const closed = withParams(params, { cell: null, line: null, show: null });
  const note =
    cell.kind === "row"
      ? basisWords[query.basis].toLowerCase()
      : cell.kind === "stock"
        ? "vendor net"
        : "street value";
  const shared = { ...props, files };
  return (
    <aside ref={drawer} className="side" aria-label="Where this figure comes from">
      <div className="section">
        <div className="row-flex">
          <h2 className="drawer-title">{titleOf(props)}</h2>
          <LinkButton
            to={closed}
            kind="bare"
            size="sm"
            icon="x"
            iconOnly
            className="push"
            preventScrollReset
          >
            Close
          </LinkButton>
        </div>
        <div className="row-flex">
          <p className="quiet small">{summaryOf(totals.lines, shadows.length)}</p>
          <span className="push">
            <ExportMenu of="/desk/revenue/lines" params={params} />
          </span>
        </div>
      </div>
      <div className="section">
        {lines.length === 0 && <Empty title="No lines behind this figure" />}
        {lines.length > 0 && (
          <Lineage
            total={
              cell.kind === "row"
                ? writeInFull(totals.amountMinor, query)
                : formatMoney(totals.amountMinor, query.currency)
            }
            note={note}
          >
            {lines.map((line, place) => (
              <CountedLine
                key={line.factId}
                line={line}
                last={place === lines.length - 1}
                open={line.factId === open?.factId}
                {...shared}
              />
            ))}
            {shadows.map((shadow) => (
              <EchoedLine
                key={shadow.factId}
                shadow={shadow}
                of={lines.find(({ factId }) => factId === shadow.ofFactId)}
                {...shared}
              />
            ))}
          </Lineage>
        )}
        {totals.lines > lines.length && (
          <p className="small">
            <Link
              className="link"
              to={withParams(params, { show: String(lines.length + 100) })}
              preventScrollReset
            >
              {`Show more of ${formatUnits(totals.lines)} lines`}
            </Link>
          </p>
        )}
      </div>
      {open && <LineAsWritten open={open} lineage={lineage} />}
    </aside>
  );
}

const summaryOf = (counted: number, shadows: number) => {
  const all = counted + shadows;
  const lines = `${formatUnits(all)} source ${all === 1 ? "line" : "lines"}`;
  if (shadows === 0) return lines;
  return `${lines}, ${formatUnits(counted)} counted, ${formatUnits(shadows)} reported twice`;
};

function titleOf({ cell, query, pivot, products, partnerNames }: Props): string {
  if (!cell) return "";
  if (cell.kind === "stock") return `Stock at ${partnerNames.get(cell.partnerId) ?? "a partner"}`;
  if (cell.kind === "uncovered") {
    const part = products.get(cell.productId)?.partNo ?? "a product";
    return `Uncovered ${part}, ${partnerNames.get(cell.partnerId) ?? "a partner"}`;
  }
  const words = rowWords[query.by];
  const row = pivot.rows.find(({ key }) => key === cell.row);
  const name =
    cell.row === ALL
      ? words.all
      : cell.row === REST
        ? words.other(formatUnits(pivot.others?.rows ?? 0))
        : (row?.name ?? words.one);
  const column = pivot.columns.find(({ key }) => (key ?? REST) === cell.column);
  const period = query.preset ? presetNames[query.preset].toLowerCase() : "chosen days";
  const where = column ? columnLabel(column, query.across) : period;
  const against = comparisonWords[query.against].toLowerCase();
  if (cell.turn === "former") return `${name}, ${where}, ${against}`;
  if (cell.turn === "change") return `${name}, ${where} less ${against}`;
  return `${name}, ${where}`;
}
