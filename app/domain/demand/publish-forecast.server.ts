import { productsById } from "#app/domain/catalog/products.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { demandConsolidation } from "./consolidate-demand.server.ts";
import { insertForecast, linesOf, selectPublications } from "./forecast.store.server.ts";
import type { ForecastLine, ForecastPart, Publication } from "./forecast.ts";
import { keepCustomers } from "./forecast-customers.server.ts";
import { insertTakenFile } from "./forecast-file.store.server.ts";
import type { SentFile } from "./forecast-file.ts";

export type NewPublication = {
  /** Made with the form, so that sending it twice publishes once. */
  id: string;
  lines: readonly ForecastLine[];
  /** What of them is for one customer. */
  named?: readonly ForecastPart[];
  /** The publication that the form was filled from, null for none; left out where it does not matter. */
  basis?: string | null;
  file?: SentFile;
};

export type Publishing =
  | { ok: true }
  | { ok: false; reason: "nothing-stated" | "unknown-product" | "form-used" | "same-file" }
  | { ok: false; reason: "published-meanwhile"; newest: Publication };

/** Publishes a forecast: a snapshot that replaces the partner's earlier figures for the products in it. */
export async function publishForecast(
  actor: PartnerActor,
  publication: NewPublication,
  at: Date,
): Promise<Publishing> {
  const once = () => withScope(actor, (tx) => publish(tx, actor, publication, at));
  try {
    return await once();
  } catch (error) {
    if (brokeConstraint(error, "submission_same_file")) return { ok: false, reason: "same-file" };
    // The same form was sent twice at the same instant: the second sees what the first one did.
    if (brokeConstraint(error, "forecast_pkey"))
      return withScope(actor, (tx) => sentBefore(tx, publication));
    throw error;
  }
}

async function publish(
  tx: ScopedTx,
  actor: PartnerActor,
  publication: NewPublication,
  at: Date,
): Promise<Publishing> {
  const { id, lines, basis, file } = publication;
  if (lines.length === 0) return { ok: false, reason: "nothing-stated" };
  // Asked before the next question: a twin of this form may come to an end between the two.
  const [newest] = await selectPublications(tx, { partnerId: actor.partnerId });
  if ((await linesOf(tx, id)).length > 0) return sentBefore(tx, publication);

  const productIds = [...new Set(lines.map((line) => line.productId))];
  const products = await productsById(tx, productIds);
  if (productIds.some((productId) => !products.get(productId)?.active)) {
    return { ok: false, reason: "unknown-product" };
  }
  if (newest && basis !== undefined && basis !== newest.id) {
    return { ok: false, reason: "published-meanwhile", newest };
  }
  if (file) await insertTakenFile(tx, actor, file, at);
  await insertForecast(
    tx,
    {
      id,
      partnerId: actor.partnerId,
      publishedAt: at,
      publisherName: actor.name,
      submissionId: file?.submissionId ?? null,
    },
    lines,
  );
  await keepCustomers(tx, actor, { forecastId: id, named: publication.named ?? [] }, at);
  await audit(
    tx,
    actor,
    "forecast.published",
    { kind: "forecast", id },
    {
      products: productIds.length,
      figures: lines.length,
      ...(file && { fileName: file.fileName, submissionId: file.submissionId }),
    },
  );
  await enqueue(tx, demandConsolidation, { vendorId: tx.vendorId, productIds });
  const reported = { vendorId: tx.vendorId, forecastBy: actor.partnerId };
  await enqueue(tx, { name: "exchange.reported" }, reported);
  return { ok: true };
}

/** A form that comes again with the same figures was clicked twice; with others it was kept and reused. */
async function sentBefore(tx: ScopedTx, { id, lines }: NewPublication): Promise<Publishing> {
  const key = (line: ForecastLine) => `${line.productId} ${line.month} ${line.quantity}`;
  const published = new Set((await linesOf(tx, id)).map(key));
  const same = published.size === lines.length && lines.every((line) => published.has(key(line)));
  return same ? { ok: true } : { ok: false, reason: "form-used" };
}
