import { resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import { before, type Stretch } from "#app/domain/customers/story/before.server.ts";
import type { Moment } from "#app/domain/customers/story/moment.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { formatUnits } from "#app/ui/format.ts";

import type { ForecastLine, ForecastPart } from "./forecast.ts";
import { firstDayOf, type Month, monthOf } from "./month.ts";

/** What a publication said before of a product, from a month on. */
export type NamedBefore = { productId: string; forecastId: string; from: Month };

type Named = {
  forecastId: string;
  partnerId: string;
  named: readonly ForecastPart[];
  /** What these said is for whom stays, and is added to. */
  onto: readonly NamedBefore[];
};

const ROWS_AT_ONCE = 2_000;

/**
 * Keeps for whom a publication's figures are. Whom the publisher's words mean is found out in the portal's own scope,
 * and the publisher does not learn it.
 */
export async function keepCustomers(
  tx: ScopedTx,
  { forecastId, partnerId, named, onto }: Named,
  at: Date,
) {
  const kept = new Map<string, ForParty>();
  const keep = (one: ForParty) => {
    const key = `${one.productId} ${one.month} ${one.partyId}`;
    kept.set(key, { ...one, quantity: one.quantity + (kept.get(key)?.quantity ?? 0) });
  };
  for (const one of await namedBefore(tx, onto)) keep(one);
  // A customer is named for each month.
  const words = new Map(named.map(({ customer }) => [wording(customer), customer]));
  const list = [...words.values()];
  const parties = list.length > 0 ? await resolveParties(tx, { partnerId }, list, at) : [];
  const ids = new Map([...words.keys()].map((key, nth) => [key, parties[nth]?.partyId ?? ""]));
  for (const { customer, ...line } of named) {
    keep({ ...line, partyId: ids.get(wording(customer)) ?? "" });
  }
  const rows = [...kept.values()]
    .filter(({ quantity }) => quantity > 0)
    .map(({ month, ...row }) => ({
      ...{ vendorId: tx.vendorId, forecastId, partnerId, ...row, bucketStart: firstDayOf(month) },
    }));
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await tx.forecastCustomer.createMany({ data: rows.slice(start, start + ROWS_AT_ONCE) });
  }
}

const wording = ({ name, domain }: ForecastPart["customer"]) => `${name}\u001f${domain ?? ""}`;

type ForParty = ForecastLine & { partyId: string };

async function namedBefore(tx: ScopedTx, onto: readonly NamedBefore[]): Promise<ForParty[]> {
  const found: ForParty[] = [];
  for (const { productId, forecastId, from } of onto) {
    const rows = await tx.forecastCustomer.findMany({
      where: {
        vendorId: tx.vendorId,
        forecastId,
        productId,
        bucketStart: { gte: firstDayOf(from) },
      },
      select: { bucketStart: true, partyId: true, quantity: true },
    });
    for (const { bucketStart, ...row } of rows) {
      found.push({ ...row, productId, month: monthOf(bucketStart) });
    }
  }
  return found;
}

/** What a partner expects a customer to take of a product in a month, by its forecast in force. */
export type CustomerForecast = {
  productId: string;
  partNo: string;
  productName: string;
  month: Date;
  quantity: number;
  partnerName: string;
  publishedAt: Date;
  submissionId: string | null;
};

const MOST = 60;

/** The forecasts in force that name these wordings, from a day on. The vendor's side only. */
export const forecastsNaming = (tx: ScopedTx, partyIds: readonly string[], from: Date) =>
  tx.$queryRaw<CustomerForecast[]>`
    select fc.product_id as "productId", p.part_no as "partNo", p.name as "productName",
           fc.bucket_start as month, sum(fc.quantity)::int as quantity, pa.name as "partnerName",
           f.published_at as "publishedAt", f.submission_id as "submissionId"
      from forecast_customer fc
      join forecast_current c on c.vendor_id = ${tx.vendorId}::int and c.product_id = fc.product_id
           and c.partner_id = fc.partner_id and c.forecast_id = fc.forecast_id
      join forecast f on f.vendor_id = ${tx.vendorId}::int and f.id = fc.forecast_id
      join product p on p.vendor_id = ${tx.vendorId}::int and p.id = fc.product_id
      join partner pa on pa.vendor_id = ${tx.vendorId}::int and pa.id = fc.partner_id
     where fc.vendor_id = ${tx.vendorId}::int and fc.party_id = any(${[...partyIds]}::uuid[])
       and fc.bucket_start >= date_trunc('month', ${from}::date)::date
     group by 1, 2, 3, 4, 6, 7, 8
     order by fc.bucket_start, p.part_no, pa.name
     limit ${MOST}::int`;

type Published = {
  id: string;
  at: Date;
  partnerName: string;
  publisherName: string;
  products: number;
  units: number;
  submissionId: string | null;
};

/** When a forecast was published that names these wordings, and what it expected of them; not what was taken back. */
export async function forecastMoments(
  tx: ScopedTx,
  partyIds: readonly string[],
  stretch: Stretch,
): Promise<Moment[]> {
  const rows = await tx.$queryRaw<Published[]>`
    select f.id, f.published_at as at, pa.name as "partnerName", f.publisher_name as "publisherName",
           count(distinct fc.product_id)::int as products, sum(fc.quantity)::float8 as units,
           f.submission_id as "submissionId"
      from forecast_customer fc
      join forecast f on f.vendor_id = ${tx.vendorId}::int and f.id = fc.forecast_id
      join partner pa on pa.vendor_id = ${tx.vendorId}::int and pa.id = f.partner_id
     where fc.vendor_id = ${tx.vendorId}::int and fc.party_id = any(${[...partyIds]}::uuid[])
       and ${before(stretch, Prisma.sql`f.published_at`, Prisma.sql`f.id`)}
       and not exists (select from submission s where s.vendor_id = ${tx.vendorId}::int and s.id = f.submission_id
                          and s.status = 'reversed')
     group by f.id, f.published_at, pa.name, f.publisher_name, f.submission_id
     order by f.published_at desc, f.id desc
     limit ${stretch.take}::int`;
  return rows.map(({ id, at, partnerName, publisherName, products, units, submissionId }) => ({
    ...{ kind: "forecast", id, at, note: null, look: null },
    text: `${partnerName} expects ${formatUnits(units)} ${units === 1 ? "unit" : "units"} of ${products === 1 ? "a product" : `${products} products`}`,
    help: publisherName,
    to: submissionId && `/desk/submissions/${submissionId}`,
  }));
}
