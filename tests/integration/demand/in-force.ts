import { forecastGround } from "#app/domain/demand/forecast-page.server.ts";
import { currentMonth, monthsFrom } from "#app/domain/demand/month.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

/** The months that a forecast may speak of, and one more. */
export const months = monthsFrom(currentMonth(new Date(), "Europe/Berlin"), 13);

export const forecastOf = (...rows: string[]) => ["part_no,month,quantity", ...rows].join("\n");

/** "HI-4210 2026-12: 120" for what is in force. */
export const inForce = (actor: PartnerActor) =>
  withScope(actor, async (tx) => {
    const names = new Map(
      (await tx.product.findMany({ where: { vendorId: tx.vendorId } })).map((p) => [
        p.id,
        p.partNo,
      ]),
    );
    const { inForce: lines } = await forecastGround(tx, actor, new Date());
    return lines
      .map((line) => `${names.get(line.productId)} ${line.month}: ${line.quantity}`)
      .sort();
  });
