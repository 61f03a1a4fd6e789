import { productsById } from "#app/domain/catalog/products.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { afterAll, insertForecast, linesOf, selectPublications } from "./forecast.store.server.ts";
import type { ForecastLine, Publication } from "./forecast.ts";
import { lockForecasts } from "./parts-in-force.server.ts";
import { demandChanged } from "./publish-figures.server.ts";

export type NewPublication = {
  /** Made with the form, so that sending it twice publishes once. */
  id: string;
  lines: readonly ForecastLine[];
  /** The publication that the form was filled from, null for none; left out where it does not matter. */
  basis?: string | null;
};

export type Publishing =
  | { ok: true }
  | { ok: false; reason: "nothing-stated" | "unknown-product" | "form-used" }
  /** What the form was filled from was taken back since. */
  | { ok: false; reason: "taken-back-meanwhile"; newest: string | null }
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
  const { id, lines, basis } = publication;
  const { partnerId } = actor;
  if (lines.length === 0) return { ok: false, reason: "nothing-stated" };
  await lockForecasts(tx, partnerId);
  const [newest] = await selectPublications(tx, { partnerId, standing: true });
  if ((await linesOf(tx, id)).length > 0) return sentBefore(tx, publication);

  const productIds = [...new Set(lines.map((line) => line.productId))];
  const products = await productsById(tx, productIds);
  if (productIds.some((productId) => !products.get(productId)?.active)) {
    return { ok: false, reason: "unknown-product" };
  }
  if (basis !== undefined && basis !== (newest?.id ?? null)) {
    if (newest && !(await wasTakenBack(tx, partnerId, basis))) {
      return { ok: false, reason: "published-meanwhile", newest };
    }
    if (basis) return { ok: false, reason: "taken-back-meanwhile", newest: newest?.id ?? null };
  }
  // Whoever saw the newest one replaces it.
  const publishedAt = basis === undefined ? at : await afterAll(tx, partnerId, at);
  await insertForecast(
    tx,
    { id, partnerId, publishedAt, publisherName: actor.name, submissionId: null },
    lines,
  );
  const detail = { products: productIds.length, figures: lines.length };
  await audit(tx, actor, "forecast.published", { kind: "forecast", id }, detail);
  await demandChanged(tx, partnerId, productIds);
  return { ok: true };
}

async function wasTakenBack(tx: ScopedTx, partnerId: string, id: string | null) {
  if (id === null) return false;
  const [publication] = await selectPublications(tx, { partnerId, id });
  return publication?.takenBack === true;
}

/** A form that comes again with the same figures was clicked twice; with others it was kept and reused. */
async function sentBefore(tx: ScopedTx, { id, lines }: NewPublication): Promise<Publishing> {
  const key = (line: ForecastLine) => `${line.productId} ${line.month} ${line.quantity}`;
  const published = new Set((await linesOf(tx, id)).map(key));
  const same = published.size === lines.length && lines.every((line) => published.has(key(line)));
  return same ? { ok: true } : { ok: false, reason: "form-used" };
}
