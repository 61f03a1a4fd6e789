import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { mayRemember, readRemembered } from "#app/domain/exchange/said/remembered.server.ts";
import { RememberedView } from "#app/domain/exchange/ui/remembered-page.tsx";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { changeRemembered } from "../remembered-action.server.ts";

export const meta: MetaFunction = () => [{ title: "Remembered · Tributary" }];

export const handle = { crumb: "Remembered" };

/** Whose files it is about: a partner's, or the vendor's own. */
function partnerIn(request: Request): string | null {
  const partner = new URL(request.url).searchParams.get("partner");
  return partner === null ? null : uuidParam(partner);
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:send");
  const partnerId = partnerIn(request);
  const page = await readRemembered(actor, partnerId);
  if (!page) throw data("Not found", { status: 404 });
  if (!mayRemember(actor, partnerId)) throw data("Not allowed", { status: 403 });
  return { page, partnerId };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:send");
  const partnerId = partnerIn(request);
  const back = "/desk/submissions/remembered";
  const where = partnerId ? `${back}?partner=${partnerId}` : back;
  return changeRemembered(request, actor, partnerId, where);
}

export default function Remembered() {
  const { page, partnerId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RememberedView
      {...{ page, ...answer }}
      own={partnerId === null}
      hasParts={partnerId !== null}
      submissionsAt="/desk/submissions"
      partsAt="/desk/parts"
    />
  );
}
