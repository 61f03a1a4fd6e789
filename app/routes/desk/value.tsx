import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { ValueHead, WorkOutNow } from "#app/domain/revenue/ui/worth/value-head.tsx";
import { ValueOverview } from "#app/domain/revenue/ui/worth/value-overview.tsx";
import { readWorthOverview } from "#app/domain/revenue/worth/read-worth.server.ts";
import { askForWorth } from "#app/domain/revenue/worth/worth-terms.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Customer value · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  return withScope(actor, async (tx) => ({
    overview: await readWorthOverview(tx),
    timeZone: (await findVendor(tx)).timeZone,
    mayChange: can(actor, "settings:manage"),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "settings:manage");
  const form = await readForm(request);
  if (form.get("intent") !== "work-out") throw data("Not understood", { status: 400 });
  await withScope(actor, askForWorth);
  throw redirect("/desk/value?done=work-out");
}

export default function CustomerValue() {
  const { overview, timeZone, mayChange } = useLoaderData<typeof loader>();
  return (
    <>
      <ValueHead
        run={overview?.run ?? null}
        timeZone={timeZone}
        mayChange={mayChange}
        actions={mayChange && <WorkOutNow />}
      />
      <Done
        words={{
          "work-out": "It is being worked out: open this page again in a minute",
          settings: "The settings were saved, and everything is being worked out anew",
        }}
      />
      {overview ? (
        <ValueOverview {...overview} />
      ) : (
        <Empty title="Nothing worked out yet">
          Every night, customers are valued by what they bought. The first sales that name their
          customer are needed, and ten customers who bought again for a forecast.
        </Empty>
      )}
    </>
  );
}
