import { data, redirect } from "@remix-run/node";

import {
  handOver,
  keepFile,
  mayHandOver,
  type Received,
} from "#app/domain/exchange/receive-file.server.ts";
import { LARGEST_FILE, type SubmissionKind } from "#app/domain/exchange/submission.ts";
import type { Answer } from "#app/domain/exchange/ui/file-queue.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { StoreFailed } from "#app/platform/files/file-store.server.ts";
import { formatBytes } from "#app/ui/format.ts";

import { BrokenOff, bytesOf } from "./bytes-of.server.ts";
import { type KeptFile, readUpload } from "./upload.server.ts";

const refuse = (error: string, status: number) => data({ error }, { status });
const noKind = "Choose what the file holds";
export const notKept = "The file cannot be kept at the moment. Send it again later";
const broken = "The file did not arrive whole. Send it again";
const tooLarge = () =>
  `The file is larger than ${formatBytes(LARGEST_FILE)}. Send it in several parts`;

/** Where the list of what somebody handed over is. */
export const baseOf = (actor: Actor) =>
  actor.audience === "vendor" ? "/desk/submissions" : "/portal/submissions";

/** Where the page of what was received is; null where nothing was. */
function pageOf(actor: Actor, received: Received): string | null {
  if (!("submissionId" in received)) return null;
  return `${baseOf(actor)}/${received.submissionId}${received.ok ? "" : "?same=1"}`;
}

/**
 * Takes the files of a form. One leads to its page, several to the list; `kindOf` says what they are by the form's
 * other fields.
 */
export async function takeFile(
  request: Request,
  actor: Actor,
  kindOf: (fields: ReadonlyMap<string, string>) => SubmissionKind | null,
) {
  const upload = await readUpload(request, actor).catch(unlessKept);
  if (upload === "not-kept") return refuse(notKept, 503);
  const { files, fields } = upload;
  const kind = kindOf(fields);
  if (!kind || !mayHandOver(actor, kind)) return refuse(noKind, 400);
  if (files === "broken-off") return refuse(broken, 400);
  if (files === "too-large") return refuse(tooLarge(), 413);
  const [first, ...more] = files;
  if (!first) return refuse("Choose a file", 400);
  if (more.length > 0) return takeSeveral(request, actor, kind, files);
  if ("tooLarge" in first) return refuse(tooLarge(), 413);
  const page = pageOf(actor, await handOver(actor, kind, first, now()));
  return page ? redirect(page) : refuse(noKind, 400);
}

/** For what was thrown while a file was kept: that the disk did not take it is told, all else goes on being thrown. */
export function unlessKept(error: unknown): "not-kept" {
  if (error instanceof StoreFailed) return "not-kept";
  throw error;
}

async function takeSeveral(
  request: Request,
  actor: Actor,
  kind: SubmissionKind,
  files: readonly KeptFile[],
) {
  const left: string[] = [];
  for (const file of files) {
    if ("tooLarge" in file) left.push(file.name);
    else await handOver(actor, kind, file, now());
  }
  if (left.length > 0) {
    const sentence = `${left.join(", ")}: ${tooLarge()}`;
    return refuse(files.length > left.length ? `${sentence}. The others were sent` : sentence, 413);
  }
  const { pathname } = new URL(request.url);
  return redirect(`${pathname.replace(/\.data$/, "")}?done=sent`);
}

/** Takes one file that is the body of its request, and answers a script. */
export async function takeBody(
  request: Request,
  actor: Actor,
  kind: SubmissionKind | null,
  name: string,
): Promise<Response> {
  const said = (status: number, answer: Answer) =>
    new Response(JSON.stringify(answer), {
      status,
      headers: { "Content-Type": "application/json", "Cache-Control": "no-store" },
    });
  if (!kind || !mayHandOver(actor, kind)) return said(400, { ok: false, words: noKind });
  const file = await keepFile(actor, bytesOf(request)).catch((error: unknown) => {
    if (error instanceof BrokenOff) return "broken-off" as const;
    return unlessKept(error);
  });
  if (file === "not-kept") return said(503, { ok: false, words: notKept });
  if (file === "broken-off") return said(400, { ok: false, words: broken });
  if (file === "too-large") return said(413, { ok: false, words: tooLarge() });
  const received = await handOver(actor, kind, { ...file, name }, now());
  const href = pageOf(actor, received);
  if (!href) return said(400, { ok: false, words: noKind });
  return said(200, { ok: true, href, same: !received.ok });
}
