import type { LoaderFunctionArgs } from "@remix-run/node";

import { exportOwnData } from "#app/domain/privacy/own-data.server.ts";
import { now } from "#app/platform/clock.server.ts";

import { requireVisitor } from "../guard.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, person } = await requireVisitor(request);
  await requireRecentProof(request, { back: "/account" });
  return exportOwnData(actor, person.id, now());
}
