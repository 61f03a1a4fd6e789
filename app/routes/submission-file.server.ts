import { Readable } from "node:stream";

import { data } from "@remix-run/node";

import { findSubmission } from "#app/domain/exchange/find-submission.server.ts";
import { refusedRows } from "#app/domain/exchange/refused-rows.server.ts";
import { answerSubmission } from "#app/domain/exchange/x12/answer-submission.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { openFileStream } from "#app/platform/files/file-store.server.ts";

import { download, lost } from "./download.server.ts";

/** Said on the page instead of the way to the file. */
const WITHHELD = "The original names a person who was erased, and is not handed out any more";

/** The file as it was handed over, byte for byte, unless it names somebody who was erased. */
export async function fileAsSent(actor: Actor, id: string): Promise<Response> {
  const submission = await findSubmission(actor, id);
  if (!submission) throw data("Not found", { status: 404 });
  if (submission.withheldAt) throw data(WITHHELD, { status: 410 });
  const content = await openFileStream(actor.vendorId, submission.sha256);
  if (!content) throw lost(submission.sha256);
  return download(content, submission.fileName, "application/octet-stream");
}

/** The rows that were refused, or all of them, with what is wrong beside each. */
export async function rowsToCorrect(
  actor: Actor,
  id: string,
  rows: "wrong" | "all" = "wrong",
): Promise<Response> {
  const refused = await refusedRows(actor, id, rows);
  if (!refused) throw data("Not found", { status: 404 });
  const name = refused.submission.fileName.replace(/\.[^.]*$/, "");
  const { content, ending, type } = refused.file;
  return download(Readable.from(content), `${name}-errors.${ending}`, type);
}

/** The functional acknowledgement of an X12 file. */
export async function acknowledgementOf(actor: Actor, id: string): Promise<Response> {
  const answer = await answerSubmission(actor, id);
  if (!answer) throw data("Not found", { status: 404 });
  return download(
    Readable.from([Buffer.from(answer.text)]),
    answer.fileName,
    "application/edi-x12",
  );
}

/** Which rows an address asks for: those to correct, or all of them. */
export const rowsAsked = (request: Request): "wrong" | "all" =>
  new URL(request.url).searchParams.get("rows") === "all" ? "all" : "wrong";
