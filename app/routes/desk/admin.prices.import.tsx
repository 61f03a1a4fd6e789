import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { importPrices } from "#app/domain/catalog/import-prices.server.ts";
import type { WrongRow } from "#app/domain/catalog/price-file.ts";
import { PriceImportForm } from "#app/domain/catalog/ui/price-import.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { addDays, localDay } from "#app/domain/programs/local-time.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { day, isoDay } from "#app/platform/form-fields.ts";
import { PageHead } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";
import { readSmallUpload } from "../small-upload.server.ts";

export const meta: MetaFunction = () => [{ title: "Import prices · Tributary" }];

const todayOf = async (actor: VendorActor) =>
  localDay(now(), (await withScope(actor, findVendor)).timeZone);

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  return {
    from: isoDay(addDays(await todayOf(actor), 1)),
    under: { label: "Price lists", to: "/desk/admin/prices" },
    crumb: "Import",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  const { fields, file } = await readSmallUpload(request);
  const typed = fields.get("from") ?? "";
  const refused = (problem: string, status: number, wrong: WrongRow[] = []) =>
    data({ problem, wrong, from: typed }, { status });
  if (!file.ok) return refused(file.words, 400);
  const today = await todayOf(actor);
  const from = day().safeParse(typed);
  if (!from.success || from.data < today) {
    return refused("The first day is today or later, such as 2026-05-22", 400);
  }
  const taken = await importPrices(actor, file.content, { today, from: from.data });
  if (!taken.ok) return refused(taken.problem, 409, taken.wrong);
  return redirect("/desk/admin/prices?show=all&done=imported");
}

export default function ImportPrices() {
  const { from } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Import prices" />
      <PriceImportForm from={from} answer={useActionData<typeof action>()} />
    </>
  );
}
