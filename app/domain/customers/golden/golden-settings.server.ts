import { customerSilenceDays } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { customerSources, customerSystems } from "./source-order.server.ts";
import { moveSource, sourcesInOrder } from "./source-order.ts";
import { workOutLater } from "./work-out-again.server.ts";

export type GoldenSettings = { sources: string[]; silenceDays: number };

/** What a vendor sets of its golden records. */
export async function goldenSettings(tx: ScopedTx): Promise<GoldenSettings> {
  return {
    sources: sourcesInOrder(await customerSystems(tx), await customerSources(tx)),
    silenceDays: await customerSilenceDays(tx),
  };
}

const about = (tx: ScopedTx) => ({ kind: "vendor", id: String(tx.vendorId) });

/** Puts a source a place up or down among those whose word on a customer counts. */
export const arrangeSources = (actor: VendorActor, source: string, way: "up" | "down") =>
  withScope(actor, async (tx) => {
    const { vendorId } = tx;
    await tx.$queryRaw`select 1 from vendor where vendor_id = ${vendorId}::int for update`;
    const before = (await goldenSettings(tx)).sources;
    const after = moveSource(before, source, way);
    if (after.every((each, place) => each === before[place])) return;
    await tx.vendor.updateMany({ where: { vendorId }, data: { customerSources: after } });
    await audit(tx, actor, "customer.sources_arranged", about(tx), { before, after });
    await workOutLater(tx);
  });

/** After how many days without a purchase a customer is a former one. */
export const setSilenceDays = (actor: VendorActor, days: number) =>
  withScope(actor, async (tx) => {
    const before = await customerSilenceDays(tx);
    if (before === days) return;
    const { vendorId } = tx;
    await tx.vendor.updateMany({ where: { vendorId }, data: { customerSilenceDays: days } });
    await audit(tx, actor, "customer.silence_set", about(tx), { before, after: days });
    await workOutLater(tx);
  });
