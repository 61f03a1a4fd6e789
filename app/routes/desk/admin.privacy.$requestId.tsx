import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { LiveReload } from "#app/domain/exchange/ui/live-reload.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { confirmErasure } from "#app/domain/privacy/erase-person.server.ts";
import { readRequest } from "#app/domain/privacy/read-request.server.ts";
import { RequestPage } from "#app/domain/privacy/ui/request-page.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

export const meta: MetaFunction = () => [{ title: "A person · Tributary" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "privacy:manage");
  await requireRecentProof(request);
  const found = await readRequest(actor, uuidParam(params.requestId));
  if (!found) throw data("Not found", { status: 404 });
  const { timeZone } = await withScope(actor, findVendor);
  const { digests: _, ...shown } = found;
  return {
    request: shown,
    timeZone,
    under: { label: "Privacy", to: "/desk/admin/privacy" },
    crumb: "A person",
  };
}

const refusals = {
  "not-found-yet": "The search is not done yet",
  already: "The erasure was confirmed already",
};

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "privacy:manage");
  await requireRecentProof(request);
  const id = uuidParam(params.requestId);
  if ((await readForm(request)).get("intent") !== "erase") {
    throw data("Not understood", { status: 400 });
  }
  const confirmed = await confirmErasure(actor, id, now());
  if (confirmed.ok) throw redirect(`/desk/admin/privacy/${id}`);
  if (confirmed.reason === "gone") throw data("Not found", { status: 404 });
  return data({ refusal: refusals[confirmed.reason] }, { status: 409 });
}

export default function PrivacyRequest() {
  const { request, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const underway = request.state === "searching" || request.state === "erasing";
  return (
    <>
      <LiveReload while={underway} />
      <RequestPage
        request={request}
        timeZone={timeZone}
        confirming={params.get("do") === "erase"}
        refusal={useActionData<typeof action>()?.refusal}
      />
    </>
  );
}
