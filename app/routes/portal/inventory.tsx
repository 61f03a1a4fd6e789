import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import { submissionListQueryFrom } from "#app/domain/exchange/submission.schema.ts";
import { InventoryReports } from "#app/domain/exchange/ui/inventory-reports.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { stockByLocation } from "#app/domain/inventory/stock.server.ts";
import { StockSection } from "#app/domain/inventory/ui/stock-section.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";

import { takeFile } from "../hand-over.server.ts";
import { requireReporter } from "./reporting-partner.server.ts";

export const handle = { crumb: "Inventory" };
export const meta: MetaFunction = () => [{ title: "Inventory · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireReporter(request, "inventory:read");
  const query = submissionListQueryFrom(request);
  const { partnerId } = actor;
  return withScope(actor, async (tx) => ({
    list: await listSubmissions(tx, { partnerId, kinds: ["inventory"] }, query),
    stock: await stockByLocation(tx, { partnerId }),
    canSend: can(actor, "submission:send"),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireReporter(request, "submission:send");
  return takeFile(request, actor, () => "inventory");
}

export default function Inventory() {
  const { list, stock, canSend } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  return (
    <InventoryReports list={list} canSend={canSend} error={error}>
      <StockSection stock={stock} />
    </InventoryReports>
  );
}
