import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { keptTerms, usualTerms, type WorthTerms } from "./worth-terms.ts";

/** How this vendor reckons what customers are worth. */
export async function worthTerms(tx: ScopedTx): Promise<WorthTerms> {
  const row = await tx.worthSetting.findUnique({
    where: { vendorId: tx.vendorId },
    select: { terms: true },
  });
  return row ? keptTerms(row.terms) : usualTerms;
}

/** Keeps other terms, and has everything estimated anew by them. */
export async function setWorthTerms(tx: ScopedTx, actor: VendorActor, terms: WorthTerms) {
  const { vendorId } = tx;
  const before = await worthTerms(tx);
  // Two who save at once for the first time are both heard.
  await tx.worthSetting.createMany({ data: [{ vendorId, terms }], skipDuplicates: true });
  await tx.worthSetting.updateMany({ where: { vendorId }, data: { terms } });
  const subject = { kind: "vendor", id: String(vendorId) };
  await audit(tx, actor, "value.terms_changed", subject, { before, after: terms });
  await askForWorth(tx);
}

/** Has customers' worth estimated as soon as a worker is free. */
export const askForWorth = (tx: ScopedTx) =>
  enqueue(
    tx,
    { name: "revenue.estimate_worth" },
    { vendorId: tx.vendorId },
    { key: `worth ${tx.vendorId}` },
  );
