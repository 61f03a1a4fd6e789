import { publishForecast } from "#app/domain/demand/publish-forecast.server.ts";
import { publishForecastFile } from "#app/domain/demand/publish-forecast-file.server.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Cast } from "./actors.ts";
import type { Calendar } from "./calendar.ts";
import type { DemoForecast } from "./forecasts.ts";
import { idOf } from "./load-ground.ts";

type Ground = { cast: Cast; calendar: Calendar; productIds: ReadonlyMap<string, string> };

export async function loadForecasts(forecasts: readonly DemoForecast[], ground: Ground) {
  for (const forecast of forecasts) await publish(forecast, ground);
}

function publish(forecast: DemoForecast, { cast, calendar, productIds }: Ground) {
  const { publisher, ago, time, fileName, lines } = forecast;
  const actor = cast.partner(publisher);
  const at = calendar.at(calendar.workdaysAgo(ago), time);
  return asOf(at, async () => {
    if (fileName) {
      const sent = await publishForecastFile(actor, { fileName, content: asFile(lines) }, at);
      if (sent.outcome !== "published") throw new Error(`${fileName} was ${sent.outcome}`);
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
