import { data, redirect } from "@remix-run/node";

import { handOver, mayHandOver } from "#app/domain/exchange/receive-file.server.ts";
import { type FileKind, LARGEST_FILE } from "#app/domain/exchange/submission.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { formatBytes } from "#app/ui/format.ts";

import { readUpload } from "./upload.server.ts";

const refuse = (error: string, status: number) => data({ error }, { status });

/** Takes a file from a form and leads to its page; `kindOf` says what it is by the form's other fields. */
export async function takeFile(
  request: Request,
  actor: Actor,
  kindOf: (fields: ReadonlyMap<string, string>) => FileKind | null,
) {
  const { file, fields } = await readUpload(request, actor);
  const kind = kindOf(fields);
  if (!kind || !mayHandOver(actor, kind)) return refuse("Choose what the file holds", 400);
  if (file === null) return refuse("Choose a file", 400);
  if (file === "broken-off") return refuse("The file did not arrive whole. Send it again", 400);
  if (file === "too-large") {
    const most = formatBytes(LARGEST_FILE);
    return refuse(`The file is larger than ${most}. Send it in several parts`, 413);
  }
  const base = actor.audience === "vendor" ? "/desk/submissions" : "/portal/submissions";
  const received = await handOver(actor, kind, file, now());
  if (received.ok) return redirect(`${base}/${received.submissionId}`);
  if (received.reason === "same-file") return redirect(`${base}/${received.submissionId}?same=1`);
  return refuse("Choose what the file holds", 400);
}
