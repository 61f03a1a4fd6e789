import { data, redirect } from "@remix-run/node";
import { z } from "zod";

import { forecastGround } from "#app/domain/demand/forecast-page.server.ts";
import { publishForecast } from "#app/domain/demand/publish-forecast.server.ts";
import { readGrid } from "#app/domain/demand/read-grid.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { formatInstant } from "#app/ui/format.ts";

import { readForm } from "../form.server.ts";

/** The same list of parts, with what came of it. */
function backTo(request: Request, result: Record<string, string>) {
  const { pathname, searchParams } = new URL(request.url);
  const next = new URLSearchParams(result);
  for (const name of ["family", "after", "before"]) {
    const value = searchParams.get(name);
    if (value) next.set(name, value);
  }
  return redirect(`${pathname}?${next}`);
}

const Form = z.object({ nonce: z.uuid(), basis: z.union([z.uuid(), z.literal("")]) });

export async function sendGrid(request: Request, actor: PartnerActor, at: Date) {
  const fields = await readForm(request);
  const form = Form.safeParse(Object.fromEntries(fields));
  if (!form.success) throw data("Not a forecast", { status: 400 });
  const { nonce, basis } = form.data;
  const { first, timeZone, inForce } = await withScope(actor, (tx) =>
    forecastGround(tx, actor, at),
  );
  const stated = new Set(inForce.map((line) => line.productId));
  const { lines, errors, typed } = readGrid(fields, { first, stated });
  const refuse = (title: string, status: number, newest = basis) =>
    data({ title, errors, typed, basis: newest, attempt: newId() }, { status });
  if (errors.size > 0) {
    const cells = errors.size === 1 ? "1 cell is" : `${errors.size} cells are`;
    return refuse(`Nothing was published: ${cells} not right`, 400);
  }
  const published = await publishForecast(actor, { id: nonce, lines, basis: basis || null }, at);
  if (published.ok) return backTo(request, { published: nonce });
  switch (published.reason) {
    case "nothing-stated":
      return refuse("Write at least one figure", 400);
    case "published-meanwhile": {
      const { id, publisherName, publishedAt } = published.newest;
      const when = formatInstant(publishedAt, timeZone);
      const title = `${publisherName} published on ${when}, after you opened this grid. Publish again to replace it`;
      return refuse(title, 409, id);
    }
    case "taken-back-meanwhile":
      return refuse(
        "The file that this grid was filled from was taken back. Publish again to replace what is in force",
        409,
        published.newest ?? "",
      );
    case "form-used":
      return refuse(
        "This grid was published before. Publish again for what you changed",
        409,
        nonce,
      );
    default:
      return refuse("A part is not yours to forecast any more. Reload the grid", 409);
  }
}
