import type { LoaderFunctionArgs } from "@remix-run/node";

import { partnersById } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { auditBatch } from "#app/platform/audit/audit-log.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import type { Column } from "#app/platform/export/column.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";
import { auditFilter, auditQueryFrom } from "./audit-query.ts";

const BATCH = 2_000;

type Entry = Awaited<ReturnType<typeof auditBatch>>["entries"][number];
type Row = Entry & { partnerName: string | undefined };

const columns: Column<Row>[] = [
  { head: "At", kind: "instant", of: ({ at }) => at },
  { head: "Action", kind: "text", of: ({ action }) => action },
  { head: "Person", kind: "text", of: ({ actorName }) => actorName },
  { head: "Partner", kind: "text", of: ({ partnerName }) => partnerName },
  { head: "Partner id", kind: "text", of: ({ partnerId }) => partnerId },
  { head: "Subject", kind: "text", of: ({ subjectKind }) => subjectKind },
  { head: "Subject id", kind: "text", of: ({ subjectId }) => subjectId },
  { head: "Detail", kind: "text", of: ({ detail }) => JSON.stringify(detail) },
  { head: "Number", kind: "text", of: ({ seq }) => seq },
  { head: "Hash", kind: "text", of: ({ hash }) => hash },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "audit:read");
  const { timeZone } = await withScope(actor, findVendor);
  const filter = auditFilter(auditQueryFrom(request), timeZone);
  const batches = inBatches((place: string | null) =>
    withScope(actor, async (tx) => {
      const { entries, next } = await auditBatch(tx, filter, place ?? undefined, BATCH);
      const partners = await partnersById(
        tx,
        entries.flatMap(({ partnerId }) => partnerId ?? []),
      );
      const rows = entries.map((entry) => ({
        ...entry,
        partnerName: partners.get(entry.partnerId ?? "")?.name,
      }));
      return { rows, next: next ?? null };
    }),
  );
  return exportFile(request, now(), { name: "audit-trail", columns, batches });
}
