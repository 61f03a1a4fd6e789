import type { Bucket } from "#app/domain/demand/bucket.ts";
import { MAX_QUANTITY } from "#app/domain/demand/forecast.ts";
import type { Month } from "#app/domain/demand/month.ts";
import { type Figure, withinHorizon } from "#app/domain/demand/spread-buckets.ts";
import { readCount } from "#app/platform/tables/cell.ts";

import type { RowContext } from "../row-context.ts";
import { RowReader } from "../row-reader.ts";
import type { RowError } from "../submission.ts";
import { bucketOfField, type ForecastField, isMonthField } from "./forecast-columns.ts";
import { readRowBucket } from "./row-bucket.ts";

/** A row as staging holds it. */
export type ForecastRow = {
  partNo: string;
  figures: Figure[];
  /** Its figures are added to what is in force, and do not replace it. */
  net?: true;
  customer?: { name: string; domain?: string };
  /** What tells its figures from those of other rows of the part: its customer and its location. */
  whom: string;
};

export type ForecastGround = { first: Month; last: Month };

export type CheckedForecast = {
  /** Null where the row states nothing; undefined where something is wrong with it. */
  row: ForecastRow | null | undefined;
  productId: string | null;
  errors: RowError[];
};

/** A column of figures for some days, and whether a forecast may speak of them. */
type Wide = { field: ForecastField; bucket: Bucket; inside: boolean };

/** Checks rows of a forecast; every mistake in one is said at once. */
export function forecastChecker(context: RowContext, ground: ForecastGround) {
  const months = Object.keys(context.header.at)
    .filter(isMonthField)
    .map((field): Wide => {
      const bucket = bucketOfField(field);
      return { field, bucket, inside: withinHorizon(bucket, ground) !== null };
    });
  return (cells: readonly string[]) => checkRow(new RowReader(context, cells), months, ground);
}

function checkRow(
  row: RowReader,
  months: readonly Wide[],
  ground: ForecastGround,
): CheckedForecast {
  const product = row.product("part");
  if (product && !product.active) {
    row.refuse("part", { what: `${row.label("part")} is no longer sold` });
  }
  const net = readSemantics(row);
  const figures = months.length > 0 ? wide(row, months, net, ground) : long(row, net, ground);
  const name = row.optional("customer");
  const domain = row.optional("domain");
  const location = row.optional("location");
  const productId = product?.id ?? null;
  const { errors } = row;
  if (errors.length > 0 || !product) return { row: undefined, productId, errors };
  if (figures.length === 0) return { row: null, productId, errors };
  const whom = [name, domain, location].map((word) => (word ?? "").toLowerCase()).join("\u001f");
  return {
    row: {
      partNo: product.partNo,
      figures,
      ...(net && { net }),
      ...(name && { customer: { name, ...(domain && { domain }) } }),
      whom,
    },
    productId,
    errors,
  };
}

const replacing = /^(r|a|00|replace|replaces|replacement)?$/i;
const changing = /^(d|net|net change|change|changes|delta)$/i;
const adding = /^(c|cumulative)$/i;

function readSemantics(row: RowReader): true | undefined {
  const text = row.text("semantics");
  if (replacing.test(text)) return undefined;
  if (changing.test(text)) return true;
  const name = row.label("semantics");
  row.refuse(
    "semantics",
    adding.test(text)
      ? { what: "Cumulative figures are not taken", hint: "Send what is expected of each bucket" }
      : { what: `${name} is not known`, hint: "R replaces what is in force, D changes it" },
  );
  return undefined;
}

/** A column for each month or week, of which an empty cell states nothing. */
function wide(
  row: RowReader,
  columns: readonly Wide[],
  net: true | undefined,
  ground: ForecastGround,
): Figure[] {
  return columns.flatMap(({ field, bucket, inside }) => {
    if (row.text(field) === "") return [];
    if (!inside) refuseOutside(row, field, bucket, ground);
    const quantity = readQuantity(row, field, net);
    return inside && quantity !== undefined ? [{ ...bucket, quantity }] : [];
  });
}

function long(row: RowReader, net: true | undefined, ground: ForecastGround): Figure[] {
  const bucket = readRowBucket(row);
  const inside = bucket && withinHorizon(bucket, ground) !== null;
  if (bucket && !inside) refuseOutside(row, "from", bucket, ground);
  const asked = row.required("quantity") !== undefined;
  const quantity = asked ? readQuantity(row, "quantity", net) : undefined;
  return bucket && inside && quantity !== undefined ? [{ ...bucket, quantity }] : [];
}

function readQuantity(row: RowReader, field: ForecastField, net: true | undefined) {
  const quantity = row.parse(field, row.text(field), readCount);
  if (quantity === undefined) return undefined;
  const name = row.label(field);
  if (quantity < 0 && !net) {
    row.refuse(field, { what: `${name} is below 0`, hint: "Demand is 0 or more" });
    return undefined;
  }
  if (Math.abs(quantity) <= MAX_QUANTITY) return quantity;
  row.refuse(field, { what: `${name} is more than ${MAX_QUANTITY.toLocaleString("en-GB")}` });
  return undefined;
}

/** A bucket has no day that a forecast may speak of. */
function refuseOutside(
  row: RowReader,
  field: ForecastField,
  bucket: Bucket,
  { first, last }: ForecastGround,
) {
  const name = row.label(field);
  const over = bucket.to < `${first}-01`;
  row.refuse(
    field,
    over
      ? { what: `${name} lies in the past`, hint: `Forecasts begin with ${first}` }
      : { what: `${name} is too far ahead`, hint: `Forecasts reach to ${last}` },
  );
}
