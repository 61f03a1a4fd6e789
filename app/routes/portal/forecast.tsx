import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { productChoiceFrom } from "#app/domain/demand/choose-products.ts";
import {
  readForecastGrid,
  readHistory,
  readPublication,
} from "#app/domain/demand/forecast-page.server.ts";
import { ForecastPage } from "#app/domain/demand/ui/forecast-page.tsx";
import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import { ForecastFiles } from "#app/domain/exchange/ui/forecast-files.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { requireActor } from "../guard.server.ts";
import { takeFile } from "../hand-over.server.ts";
import { uuidParam } from "../params.server.ts";
import { sendGrid } from "./forecast-action.server.ts";

export const meta: MetaFunction = () => [{ title: "Forecast · Tributary" }];

export const handle = { crumb: "Forecast" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "demand:publish");
  const { searchParams } = new URL(request.url);
  const at = now();
  const asked = (name: string) => {
    const value = searchParams.get(name);
    return value === null ? null : uuidParam(value);
  };
  const [publicationId, publishedId] = [asked("publication"), asked("published")];
  const older = z.iso.datetime().safeParse(searchParams.get("older"));
  const before = older.success ? new Date(older.data) : null;
  return withScope(actor, async (tx) => {
    const open = publicationId && (await readPublication(tx, actor, publicationId));
    if (open === null && publicationId) throw data("Not found", { status: 404 });
    const published = publishedId && (await readPublication(tx, actor, publishedId));
    return {
      open: open || null,
      published: published ? published.publication : null,
      history: await readHistory(tx, actor, before),
      grid: await readForecastGrid(tx, actor, productChoiceFrom(searchParams), at),
      supplies: actor.partnerKind === "supplier",
      nonce: newId(),
      list: await listSubmissions(
        tx,
        { partnerId: actor.partnerId, kinds: ["forecast"] },
        { sort: "-when", after: undefined, before: undefined },
      ),
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "demand:publish");
  const isFile = request.headers.get("Content-Type")?.startsWith("multipart/form-data");
  return isFile ? takeFile(request, actor, () => "forecast") : sendGrid(request, actor, now());
}

export default function Forecast() {
  const answer = useActionData<typeof action>();
  const { list, ...page } = useLoaderData<typeof loader>();
  const { family } = page.grid;
  return (
    <ForecastPage
      {...page}
      answer={answer && "typed" in answer ? answer : undefined}
      handOver={
        <ForecastFiles
          error={answer && "error" in answer ? answer.error : undefined}
          list={list}
          grid={`/portal/forecast.csv${family ? `?family=${family.id}` : ""}`}
        />
      }
    />
  );
}
