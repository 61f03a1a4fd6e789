import { publishForecast } from "#app/domain/demand/publish-forecast.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Cast } from "./actors.ts";
import { putRows } from "./bulk-rows.ts";
import { trailColumns } from "./bulk-submissions.ts";
import type { DemoForecast } from "./forecasts.ts";
import { handOverFile } from "./load-files.ts";
import { idOf } from "./load-ground.ts";

type Ground = { vendorId: number; cast: Cast; productIds: ReadonlyMap<string, string> };

/** The forecasts of months gone by, all at once: nobody asks any more how they were handed in. */
export const loadForecastsInBulk = (forecasts: readonly DemoForecast[], ground: Ground) =>
  withScope(
    systemActor(ground.vendorId),
    async (tx) => {
      const made = forecasts.map((forecast) => {
        const actor = ground.cast.partner(forecast.publisher);
        return { id: newId(), actor, ...forecast };
      });
      await putRows(
        tx,
        "forecast",
        { id: "uuid", partner_id: "uuid", published_at: "timestamptz", publisher_name: "text" },
        made.map(({ id, actor, at }) => ({
          ...{ id, partner_id: actor.partnerId, published_at: at, publisher_name: actor.name },
        })),
      );
      await putRows(
        tx,
        "forecast_line",
        {
          ...{ forecast_id: "uuid", product_id: "uuid", bucket_start: "date", bucket: "bucket" },
          ...{ partner_id: "uuid", quantity: "int" },
        },
        made.flatMap(({ id, actor, lines }) =>
          lines.map(({ partNo, month, quantity }) => ({
            ...{ forecast_id: id, product_id: idOf(ground.productIds, partNo) },
            ...{ bucket_start: `${month}-01`, bucket: "month", partner_id: actor.partnerId },
            quantity,
          })),
        ),
      );
      await putRows(
        tx,
        "audit_entry",
        trailColumns,
        made.map(({ id, actor, at, lines }) => ({
          ...{ id: newId(), at, partner_id: actor.partnerId, person_id: actor.personId },
          ...{ actor_name: actor.name, action: "forecast.published" },
          ...{ subject_kind: "forecast", subject_id: id },
          detail: { products: new Set(lines.map((l) => l.partNo)).size, figures: lines.length },
        })),
      );
    },
    { timeoutMs: 60_000 },
  );

export async function loadForecasts(forecasts: readonly DemoForecast[], ground: Ground) {
  for (const forecast of forecasts) await publish(forecast, ground);
}

function publish(forecast: DemoForecast, { cast, productIds }: Ground) {
  const { publisher, at, fileName, lines } = forecast;
  const actor = cast.partner(publisher);
  return asOf(at, async () => {
    if (fileName) {
      const [kind, sender, partner] = ["forecast" as const, publisher, actor.partnerId];
      await handOverFile(
        { name: fileName, kind, sender, partner, at, content: asFile(lines) },
        cast,
      );
      return;
    }
    const stated = lines.map(({ partNo, ...line }) => ({
      ...line,
      productId: idOf(productIds, partNo),
    }));
    const published = await publishForecast(actor, { id: newId(), lines: stated }, at);
    if (!published.ok) throw new Error(`${publisher} could not publish: ${published.reason}`);
  });
}

/** A row for each part, a column for each month. */
function asFile(lines: DemoForecast["lines"]): Buffer {
  const months = [...new Set(lines.map(({ month }) => month))];
  const parts = [...new Set(lines.map(({ partNo }) => partNo))];
  const quantity = (partNo: string, month: string) =>
    lines.find((line) => line.partNo === partNo && line.month === month)?.quantity ?? "";
  const rows = parts.map((partNo) => [partNo, ...months.map((month) => quantity(partNo, month))]);
  const text = [["part_no", ...months], ...rows].map((row) => row.join(",")).join("\r\n");
  return Buffer.from(`${text}\r\n`);
}
