import { Readable } from "node:stream";

import { createReadableStreamFromReadable } from "@remix-run/node";

import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import type { Column } from "#app/platform/export/column.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { type Item, type ItemBatch, itemsAfter } from "./found-items.server.ts";
import { leftAlone } from "./kept-words.ts";
import { subjectOfRequest } from "./read-request.server.ts";
import type { Subject } from "./subject.ts";

const BATCH = 200;

const columns: Column<Item>[] = [
  { head: "Kept in", kind: "text", of: ({ title }) => title },
  { head: "Since", kind: "text", of: ({ since }) => since },
  { head: "What", kind: "text", of: ({ column }) => column },
  { head: "Content", kind: "text", width: 60, of: ({ value }) => value },
  { head: "Page", kind: "text", of: ({ page }) => page && env.ORIGIN + page },
];

/** All that was found, as a file that is sent while it is read: a table for people, or JSON. Null when it is gone. */
export async function exportPerson(
  actor: VendorActor,
  request: Request,
  requestId: string,
  at: Date,
): Promise<Response | null> {
  const found = await subjectOfRequest(actor, requestId);
  if (!found) return null;
  await withScope(actor, (tx) =>
    audit(tx, actor, "privacy.exported", { kind: "privacy_request", id: requestId }),
  );
  const batches = () =>
    inBatches<Item, NonNullable<ItemBatch["next"]>>(async (after) => {
      const { items, next } = await itemsAfter(actor, requestId, found.subject, after, BATCH);
      return { rows: items, next };
    });
  if (!new URL(request.url).pathname.endsWith(".json")) {
    return exportFile(request, at, { name: "held-about-a-person", columns, batches: batches() });
  }
  const lines = jsonLines(found.subject, found.askedAt, at, batches());
  return new Response(createReadableStreamFromReadable(Readable.from(lines)), {
    headers: {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="held-about-a-person-${at.toISOString().slice(0, 10)}.json"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}

async function* jsonLines(
  { mails, phones, names }: Subject,
  askedAt: Date,
  at: Date,
  batches: AsyncIterable<readonly Item[]>,
) {
  const head = { sought: { mails, phones, names }, searchedAt: askedAt, writtenAt: at };
  yield `${JSON.stringify({ ...head, notIncluded: leftAlone }).slice(0, -1)},"held":[`;
  let first = true;
  for await (const items of batches) {
    for (const item of items) {
      yield `${first ? "" : ","}\n${JSON.stringify(item)}`;
      first = false;
    }
  }
  yield "\n]}\n";
}
