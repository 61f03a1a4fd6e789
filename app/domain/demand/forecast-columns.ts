import { type Month, readMonth } from "./month.ts";

/** Where a file keeps what a forecast needs: one row per month, or one column per month. */
export type Columns = {
  part: number;
  shape:
    | { kind: "long"; month: number; quantity: number }
    | { kind: "wide"; months: { place: number; month: Month }[] };
  /** Places of columns that may hold only what is understood here. */
  bucket: number | null;
  semantics: number | null;
  /** For whom the row's figures are, where a row says it. */
  customer: number | null;
  domain: number | null;
  /** Names of columns that are not read. */
  unread: string[];
};

export type ColumnsRead = { ok: true; columns: Columns } | { ok: false; words: string };

const names = {
  part: "partno partnumber part parts partid sku item itemno itemnumber product productno productcode material mpn articleno articlenumber article",
  month:
    "bucketstart bucket month period startdate start date forecastmonth periodstart demandmonth",
  quantity: "quantity qty forecast forecastqty forecastquantity units pieces demand volume",
  bucket: "buckettype bucketsize periodicity granularity",
  semantics: "semantics scheduletype mode",
  customer: "customer customername endcustomer endcustomername enduser account accountname",
  domain: "customerdomain customerweb customerwebsite domain website web",
} as const;

const known = Object.fromEntries(
  Object.entries(names).map(([column, words]) => [column, new Set(words.split(" "))]),
) as Record<keyof typeof names, Set<string>>;

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Recognises a file's header, whatever words it uses for a part, a month and a quantity. */
export function readColumns(header: readonly string[]): ColumnsRead {
  const place = (column: keyof typeof names) => {
    const found = header.findIndex((name) => known[column].has(plain(name)));
    return found < 0 ? null : found;
  };
  const part = place("part");
  const month = place("month");
  const quantity = place("quantity");
  const months = header.flatMap((name, at) => {
    const read = readMonth(name);
    return read && read !== "not-its-first-day" ? [{ place: at, month: read }] : [];
  });
  if (part === null) {
    return { ok: false, words: "No column for the part. Name one part_no in the first row" };
  }
  const shape = shapeOf(month, quantity, months);
  if (!shape.ok) return shape;
  const bucket = place("bucket");
  const semantics = place("semantics");
  const customer = place("customer");
  const domain = customer === null ? null : place("domain");
  const read = new Set([part, bucket, semantics, customer, domain, ...shape.places]);
  const unread = header.filter((name, at) => !read.has(at) && name.trim() !== "");
  return {
    ok: true,
    columns: { part, shape: shape.shape, bucket, semantics, customer, domain, unread },
  };
}

function shapeOf(
  month: number | null,
  quantity: number | null,
  months: { place: number; month: Month }[],
): { ok: true; shape: Columns["shape"]; places: number[] } | { ok: false; words: string } {
  if (months.length === 0) {
    if (month === null) {
      return {
        ok: false,
        words:
          "No column for the month. Name one bucket_start, or give each month a column such as 2026-11",
      };
    }
    if (quantity === null) {
      return { ok: false, words: "No column for the quantity. Name one quantity" };
    }
    return { ok: true, shape: { kind: "long", month, quantity }, places: [month, quantity] };
  }
  if (month !== null) {
    return {
      ok: false,
      words:
        "The file has a column for the month and columns named after months. Keep one of the two",
    };
  }
  const twice = months.find(
    ({ month: each }, at) => months.findIndex((m) => m.month === each) < at,
  );
  if (twice) return { ok: false, words: `The file has two columns for ${twice.month}` };
  return { ok: true, shape: { kind: "wide", months }, places: months.map((each) => each.place) };
}
