import type { LoaderFunctionArgs } from "@remix-run/node";

import { teamColumns } from "#app/domain/partners/ui/team-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";
import { readTeam } from "../team.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "people:manage");
  const { members } = await readTeam(request, actor, null);
  return exportFile(request, now(), {
    name: "people",
    columns: teamColumns,
    batches: atOnce(members),
  });
}
