import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { ModelInWords } from "#app/domain/revenue/ui/worth/model-in-words.tsx";
import { ValueHead } from "#app/domain/revenue/ui/worth/value-head.tsx";
import { latestWorthRun } from "#app/domain/revenue/worth/read-worth.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Empty } from "#app/ui/empty.tsx";

import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "How it is worked out" };
export const meta: MetaFunction = () => [{ title: "How value is worked out · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  return withScope(actor, async (tx) => ({
    run: await latestWorthRun(tx),
    timeZone: (await findVendor(tx)).timeZone,
    mayChange: can(actor, "settings:manage"),
  }));
}

export default function ValueModel() {
  const { run, timeZone, mayChange } = useLoaderData<typeof loader>();
  return (
    <>
      <ValueHead run={run} timeZone={timeZone} mayChange={mayChange} />
      {run ? (
        <ModelInWords run={run} timeZone={timeZone} />
      ) : (
        <Empty title="Nothing worked out yet">
          The models and how well they foretold appear after the first night with sales.
        </Empty>
      )}
    </>
  );
}
