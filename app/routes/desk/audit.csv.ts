import type { LoaderFunctionArgs } from "@remix-run/node";

import { exportAudit } from "#app/platform/audit/audit-log.server.ts";
import { BOM, csvRow } from "#app/platform/csv/write-csv.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";
import { auditQueryFrom } from "./audit-query.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "audit:read");
  const entries = await withScope(actor, (tx) => exportAudit(tx, auditQueryFrom(request)));
  const rows = entries.map((entry) => [
    entry.at.toISOString(),
    entry.action,
    entry.actorName,
    entry.partnerId,
    entry.subjectKind,
    entry.subjectId,
    JSON.stringify(entry.detail),
  ]);
  const head = ["At", "Action", "Person", "Partner", "Subject", "Subject id", "Detail"];
  return new Response(BOM + [head, ...rows].map((row) => csvRow(row)).join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit-trail.csv"',
      "Cache-Control": "private, no-store",
    },
  });
}
