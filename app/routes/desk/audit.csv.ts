import { Readable } from "node:stream";

import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";

import { partnersById } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { type AuditFilter, auditBatch } from "#app/platform/audit/audit-log.server.ts";
import { BOM, csvRow } from "#app/platform/csv/write-csv.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";
import { auditFilter, auditQueryFrom } from "./audit-query.ts";

const BATCH = 2_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "audit:read");
  const { timeZone } = await withScope(actor, findVendor);
  const lines = Readable.from(linesOf(actor, auditFilter(auditQueryFrom(request), timeZone)));
  return new Response(createReadableStreamFromReadable(lines), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit-trail.csv"',
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}

const head = [
  ...["At", "Action", "Person", "Partner", "Partner id", "Subject", "Subject id", "Detail"],
  ...["Number", "Hash"],
];

// A transaction for each batch: a reader that takes its time holds no snapshot open.
async function* linesOf(actor: VendorActor, filter: AuditFilter) {
  yield BOM + csvRow(head);
  let place: string | undefined;
  do {
    const { entries, next, partners } = await withScope(actor, async (tx) => {
      const batch = await auditBatch(tx, filter, place, BATCH);
      const ids = batch.entries.flatMap(({ partnerId }) => partnerId ?? []);
      return { ...batch, partners: await partnersById(tx, ids) };
    });
    yield entries
      .map((entry) =>
        csvRow([
          entry.at.toISOString(),
          entry.action,
          entry.actorName,
          partners.get(entry.partnerId ?? "")?.name,
          entry.partnerId,
          entry.subjectKind,
          entry.subjectId,
          JSON.stringify(entry.detail),
          entry.seq,
          entry.hash,
        ]),
      )
      .join("");
    place = next;
  } while (place);
}
