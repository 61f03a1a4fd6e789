import { data, type LoaderFunctionArgs } from "@remix-run/node";

import { exportPerson } from "#app/domain/privacy/export-person.server.ts";
import { now } from "#app/platform/clock.server.ts";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "privacy:manage");
  await requireRecentProof(request, { back: `/desk/admin/privacy/${params.requestId}` });
  const file = await exportPerson(actor, request, uuidParam(params.requestId), now());
  if (!file) throw data("Not found", { status: 404 });
  return file;
}
