import type { LoaderFunctionArgs } from "@remix-run/node";

import { teamColumns } from "#app/domain/partners/ui/team-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { readTeam } from "../team.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  const { members } = await readTeam(request, actor, uuidParam(params.partnerId));
  return exportFile(request, now(), {
    name: "people",
    columns: teamColumns,
    batches: atOnce(members),
  });
}
