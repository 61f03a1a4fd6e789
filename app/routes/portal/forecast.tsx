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
  readSentFile,
} from "#app/domain/demand/forecast-page.server.ts";
import { ForecastPage } from "#app/domain/demand/ui/forecast-page.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { sendFile, sendGrid } from "./forecast-action.server.ts";

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
  const [publicationId, publishedId, fileId] = [
    asked("publication"),
    asked("published"),
    asked("file"),
  ];
  const older = z.iso.datetime().safeParse(searchParams.get("older"));
  const before = older.success ? new Date(older.data) : null;
  return withScope(actor, async (tx) => {
    const open = publicationId && (await readPublication(tx, actor, publicationId));
    const file = fileId && (await readSentFile(tx, actor, fileId));
    if (open === null && publicationId) throw data("Not found", { status: 404 });
    if (file === null && fileId) throw data("Not found", { status: 404 });
    const published = publishedId && (await readPublication(tx, actor, publishedId));
    return {
      open: open || null,
      file: file || null,
      again: searchParams.has("again"),
      published: published ? published.publication : null,
      history: await readHistory(tx, actor, before),
      grid: await readForecastGrid(tx, actor, productChoiceFrom(searchParams), at),
      supplies: actor.partnerKind === "supplier",
      nonce: newId(),
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "demand:publish");
  const isFile = request.headers.get("Content-Type")?.startsWith("multipart/form-data");
  return isFile ? sendFile(request, actor, now()) : sendGrid(request, actor, now());
}

export default function Forecast() {
  const answer = useActionData<typeof action>();
  return (
    <ForecastPage
      {...useLoaderData<typeof loader>()}
      answer={answer?.kind === "grid" ? answer : undefined}
      fileError={answer?.kind === "file" ? answer.words : undefined}
    />
  );
}
