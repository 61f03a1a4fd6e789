import { resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import { before, type Stretch } from "#app/domain/customers/story/before.server.ts";
import type { Moment } from "#app/domain/customers/story/moment.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";
import { formatUnits } from "#app/ui/format.ts";

import type { ForecastPart } from "./forecast.ts";
import { firstDayOf } from "./month.ts";

type Named = { forecastId: string; named: readonly ForecastPart[] };

const ROWS_AT_ONCE = 2_000;

/**
 * Keeps for whom a publication's figures are. Whom the publisher's words mean is found out in the portal's own scope,
 * and the publisher does not learn it.
 */
export async function keepCustomers(
  tx: ScopedTx,
  actor: PartnerActor,
  { forecastId, named }: Named,
  at: Date,
) {
  if (named.length === 0) return;
  const { vendorId, partnerId } = actor;
  await asSystem(tx, actor, async (system) => {
    const words = named.map(({ customer }) => customer);
    const parties = await resolveParties(system, { partnerId }, words, at);
    const kept = new Map<string, { party: string; part: ForecastPart; quantity: number }>();
    named.forEach((part, nth) => {
      const party = parties[nth]?.partyId ?? "";
      const key = `${part.productId} ${part.month} ${party}`;
      const quantity = (kept.get(key)?.quantity ?? 0) + part.quantity;
      kept.set(key, { party, part, quantity });
    });
    const rows = [...kept.values()].map(({ party, part, quantity }) => ({
      ...{ vendorId, forecastId, partnerId, partyId: party, quantity },
      ...{ productId: part.productId, bucketStart: firstDayOf(part.month) },
    }));
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await system.forecastCustomer.createMany({ data: rows.slice(start, start + ROWS_AT_ONCE) });
    }
  });
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

/** When a forecast was published that names these wordings, and what it expected of them. */
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
