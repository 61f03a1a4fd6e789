import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { formatAmount, formatDay, formatUnits } from "#app/ui/format.ts";
import { LineageLine } from "#app/ui/lineage.tsx";

import type { ShadowLine, SourceLine } from "../lineage.ts";
import type { RevenuePage } from "../read-revenue.server.ts";

type Names = Pick<RevenuePage, "products" | "partnerNames" | "query"> & {
  files: Map<string, { fileName: string }>;
};

type CountedProps = Names & { line: SourceLine; last: boolean; open: boolean };

export function CountedLine({ line, last, open, ...names }: CountedProps) {
  const [params] = useSearchParams();
  return (
    <LineageLine
      kind={line.channel === "direct" ? "direct" : "indirect"}
      last={last}
      what={
        <Link
          className={open ? "strong" : undefined}
          to={withParams(params, { line: line.factId })}
          aria-current={open ? "true" : undefined}
          preventScrollReset
        >
          {whatOf(line, names)}
        </Link>
      }
      figure={formatAmount(line.amountMinor, names.query.currency)}
      source={<FileLink line={line} {...names} />}
    >
      {wayOf(line, names)}
      {line.uncovered !== 0 && `, ${formatUnits(Math.abs(line.uncovered))} units uncovered`}
    </LineageLine>
  );
}

export function EchoedLine(props: Names & { shadow: ShadowLine; of?: SourceLine }) {
  const { shadow, of, ...names } = props;
  const first = of && names.files.get(of.submissionId)?.fileName;
  return (
    <LineageLine
      kind="shadow"
      what={whatOf(shadow, names)}
      figure={
        <Link className="link" to={`/desk/revenue/echoes?line=${shadow.factId}`}>
          not counted
        </Link>
      }
      source={<FileLink line={shadow} {...names} />}
    >
      {`Same sale as ${first ?? "a distributor's line"}${of ? `, row ${formatUnits(of.rowNo)}` : ""}: ${agreement(shadow, of)}`}
    </LineageLine>
  );
}

// Customer, part and quantity always agree, or the two lines would not be linked.
function agreement(shadow: ShadowLine, of?: SourceLine) {
  const document = of && shadow.document !== "" && same(shadow.document, of.document);
  return `customer, part and quantity agree, and ${document ? "the document" : "the days are close"}`;
}

const same = (a: string, b: string) => a.trim().toUpperCase() === b.trim().toUpperCase();

function whatOf(
  { quantity, productId, day }: Pick<SourceLine, "quantity" | "productId" | "day">,
  { products, query }: Names,
) {
  const product = products.get(productId);
  const name = product ? `${product.partNo} ${product.name}` : "a product";
  const units = `${formatUnits(Math.abs(quantity))} × ${name}`;
  const when = formatDay(day, undefined, query.period.to);
  return `${quantity < 0 ? `Return of ${units}` : units}, ${when}`;
}

function FileLink({ line, files }: Names & { line: SourceLine | ShadowLine }) {
  const { submissionId, rowNo } = line;
  return (
    <Link className="link clip" to={`/desk/submissions/${submissionId}?row=${rowNo}`}>
      {`${files.get(submissionId)?.fileName ?? "The file"}, row ${formatUnits(rowNo)}`}
    </Link>
  );
}

/** Through whose hands the units went. */
function wayOf(line: SourceLine, { partnerNames }: Names): string {
  const name = (id: string | null) => (id && partnerNames.get(id)) || "unknown";
  if (line.channel === "direct") return "Direct";
  if (line.kind === "sell_in") return `Sold in to ${name(line.partnerId)}, ${line.document}`;
  const last = line.soldToId ?? line.partnerId;
  if (line.firstPartnerId && line.firstPartnerId !== last) {
    return `${name(line.firstPartnerId)}, then ${name(last)}`;
  }
  return line.soldToId ? `${name(line.partnerId)}, then ${name(last)}` : name(last);
}
