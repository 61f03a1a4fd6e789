import { data } from "@remix-run/node";

import { addFile, rightToAdd } from "#app/domain/deals/files/add-file.server.ts";
import {
  contentTypes,
  type FileRefusal,
  fileRefusals,
  LARGEST_FILE,
  streamOf,
} from "#app/domain/deals/files/deal-file.ts";
import { findDealFile } from "#app/domain/deals/files/find-deal-file.server.ts";
import {
  type KeptAttachment,
  keepAttachment,
} from "#app/domain/deals/files/keep-attachment.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { openFileStream } from "#app/platform/files/file-store.server.ts";

import { backTo, dealPage } from "./deal-talk.server.ts";
import { download, lost } from "./download.server.ts";
import { readKept } from "./upload.server.ts";

type Fields = ReadonlyMap<string, string>;

export type TakenFile =
  | { ok: true; to: string }
  | { ok: false; error: string; stream: string | null; status: number };

/** Takes a form with one file for one stream. Of a file that its sender may not add nothing is kept. */
export async function takeDealFile(
  request: Request,
  actor: Actor,
  dealId: string,
): Promise<TakenFile> {
  requireForm(request);
  const right = await rightToAdd(actor, dealId);
  if (!right.ok) throw refusedPage(right.reason);
  const { fields, file } = await readAttachment(request, actor, (before) => {
    const stream = streamOf(before.get("stream"));
    if (!stream || !right.streams.includes(stream)) return "no-stream";
    return right.full ? "too-many" : null;
  });
  const stream = streamOf(fields.get("stream"));
  if (stream && !right.streams.includes(stream)) throw refusedPage("not-allowed");
  const refuse = (reason: FileRefusal): TakenFile => ({
    ok: false,
    error: fileRefusals[reason],
    stream,
    status: reason === "too-large" ? 413 : reason === "too-many" ? 409 : 400,
  });
  if (!file.ok) return refuse(file.reason);
  if (!stream) return refuse("no-stream");
  const added = await addFile(actor, { dealId, stream, file }, now());
  if (added.ok) {
    return { ok: true, to: backTo(request, dealPage(actor, dealId), "file-added", "files") };
  }
  if (added.reason === "too-many") return refuse("too-many");
  throw refusedPage(added.reason);
}

const refusedPage = (reason: "not-found" | "not-allowed") =>
  reason === "not-found"
    ? data("Not found", { status: 404 })
    : data("Not allowed", { status: 403 });

/** Only a form with a file is read as one. */
export function requireForm(request: Request) {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) throw data("Not understood", { status: 400 });
}

/** The first file of a form, kept if it may be; `unless` says from the fields before it why not to. */
export async function readAttachment(
  request: Request,
  actor: Actor,
  unless: (fields: Fields) => FileRefusal | null,
): Promise<{ fields: Fields; file: KeptAttachment }> {
  const refused = (reason: FileRefusal): KeptAttachment => ({ ok: false, reason });
  const { fields, file } = await readKept(
    request,
    LARGEST_FILE,
    async (content, name, before): Promise<KeptAttachment> => {
      const reason = unless(before);
      if (!reason) return keepAttachment(actor, name, content);
      for await (const _ of content);
      return refused(reason);
    },
  );
  if (file === null) return { fields, file: refused("none") };
  return { fields, file: typeof file === "string" ? refused(file) : file };
}

/** The content of a file beside a deal. */
export async function dealFileAsSent(
  actor: Actor,
  what: { dealId: string; fileId: string },
): Promise<Response> {
  const file = await findDealFile(actor, what);
  if (!file) throw data("Not found", { status: 404 });
  const content = await openFileStream(actor.vendorId, file.sha256);
  if (!content) throw lost(file.sha256);
  return download(content, file.name, contentTypes[file.kind]);
}

/** The same for a page that shows how far a file is: what comes next, as data. */
export async function answerUpload(request: Request, actor: Actor, dealId: string) {
  const taken = await takeDealFile(request, actor, dealId);
  if (taken.ok) return Response.json({ to: taken.to });
  return Response.json({ error: taken.error }, { status: taken.status });
}
