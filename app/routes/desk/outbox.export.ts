import type { LoaderFunctionArgs } from "@remix-run/node";

import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import type { Column } from "#app/platform/export/column.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";
import { mailBatch } from "#app/platform/mail/mail.server.ts";

import { requireActor } from "../guard.server.ts";
import { mailStates } from "./mail-states.ts";

const BATCH = 2_000;

type Mail = Awaited<ReturnType<typeof mailBatch>>["mails"][number];

const columns: Column<Mail>[] = [
  { head: "Written", kind: "instant", of: ({ createdAt }) => createdAt },
  { head: "To", kind: "text", of: ({ toName }) => toName },
  { head: "Address", kind: "text", of: ({ toAddress }) => toAddress, width: 32 },
  { head: "Subject", kind: "text", of: ({ subject }) => subject, width: 60 },
  { head: "State", kind: "text", of: ({ status }) => mailStates[status].word, width: 12 },
  { head: "Sent", kind: "instant", of: ({ sentAt }) => sentAt },
  { head: "Problem", kind: "text", of: ({ problem }) => problem },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "outbox:read");
  const batches = inBatches((place: string | null) =>
    withScope(actor, async (tx) => {
      const { mails, next } = await mailBatch(tx, place ?? undefined, BATCH);
      return { rows: mails, next };
    }),
  );
  return exportFile(request, now(), { name: "outbox", columns, batches });
}
