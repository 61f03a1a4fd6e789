import { productsById } from "#app/domain/catalog/products.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { demandConsolidation } from "./consolidate-demand.server.ts";
import { afterAll, insertForecast, insertLines } from "./forecast.store.server.ts";
import type { ForecastLine, ForecastPart } from "./forecast.ts";
import { keepCustomers, type NamedBefore } from "./forecast-customers.server.ts";

/** Products whose consensus is worked out in one go. */
const PRODUCTS_AT_ONCE = 500;

type By = { submissionId: string; partnerId: string; publisherName: string };

/** Of these products, those that a partner may forecast: a supplier what it supplies, others all that are on sale. */
export async function publishableProducts(
  tx: ScopedTx,
  partnerId: string,
  productIds: readonly string[],
): Promise<Set<string>> {
  const partner = await findPartner(tx, partnerId);
  const products = await productsById(tx, productIds);
  const may = [...products.values()].filter(
    ({ active, supplierId }) =>
      active && (partner?.kind !== "supplier" || supplierId === partner.id),
  );
  return new Set(may.map(({ id }) => id));
}

/** A publication as it is made from a file, a stretch at a time and in one transaction. Needs the portal's own scope. */
export class FilePublication {
  private readonly productIds = new Set<string>();
  private figures = 0;

  private constructor(
    private readonly tx: ScopedTx,
    private readonly id: string,
    private readonly by: By,
    private readonly at: Date,
  ) {}

  static async begin(tx: ScopedTx, by: By, at: Date): Promise<FilePublication> {
    const publishedAt = await afterAll(tx, by.partnerId, at);
    const id = newId();
    await insertForecast(tx, { id, publishedAt, ...by }, []);
    return new FilePublication(tx, id, by, publishedAt);
  }

  /** `onto` are products of which those for whom something was published before keep it. */
  async add(
    lines: readonly ForecastLine[],
    named: readonly ForecastPart[],
    onto: readonly NamedBefore[],
  ) {
    const { tx, id: forecastId, by, at } = this;
    for (const { productId } of lines) this.productIds.add(productId);
    this.figures += lines.length;
    await insertLines(tx, { id: forecastId, partnerId: by.partnerId }, lines);
    await keepCustomers(tx, { forecastId, partnerId: by.partnerId, named, onto }, at);
  }

  async end() {
    const { tx, by, figures } = this;
    const { vendorId } = tx;
    const { submissionId, partnerId } = by;
    const subject = { kind: "forecast", id: this.id };
    const detail = { products: this.productIds.size, figures, submissionId };
    await audit(tx, systemActor(vendorId), "forecast.published", subject, detail);
    await demandChanged(tx, partnerId, [...this.productIds]);
  }
}

/** What a partner has in force is something else: the consensus is worked out anew, and how it keeps to what it agreed. */
export async function demandChanged(
  tx: ScopedTx,
  partnerId: string,
  productIds: readonly string[],
) {
  const { vendorId } = tx;
  for (let start = 0; start < productIds.length; start += PRODUCTS_AT_ONCE) {
    const those = productIds.slice(start, start + PRODUCTS_AT_ONCE);
    await enqueue(tx, demandConsolidation, { vendorId, productIds: those });
  }
  await enqueue(tx, { name: "exchange.reported" }, { vendorId, forecastBy: partnerId });
}
