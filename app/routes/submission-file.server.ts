import { Readable } from "node:stream";

import { data } from "@remix-run/node";

import { findSubmission } from "#app/domain/exchange/find-submission.server.ts";
import { refusedRows } from "#app/domain/exchange/refused-rows.server.ts";
import { answerSubmission } from "#app/domain/exchange/x12/answer-submission.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { openFileStream } from "#app/platform/files/file-store.server.ts";

import { download, lost } from "./download.server.ts";

/** The file as it was handed over, byte for byte. */
export async function fileAsSent(actor: Actor, id: string): Promise<Response> {
  const submission = await findSubmission(actor, id);
  if (!submission) throw data("Not found", { status: 404 });
  const content = await openFileStream(actor.vendorId, submission.sha256);
  if (!content) throw lost(submission.sha256);
  return download(content, submission.fileName, "application/octet-stream");
}

/** The rows that were refused, with what is wrong beside each. */
export async function rowsToCorrect(actor: Actor, id: string): Promise<Response> {
  const refused = await refusedRows(actor, id);
  if (!refused) throw data("Not found", { status: 404 });
  const name = refused.submission.fileName.replace(/\.[^.]*$/, "");
  return download(
    Readable.from(encoded(refused.text)),
    `${name}-errors.csv`,
    "text/csv; charset=utf-8",
  );
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

async function* encoded(text: AsyncIterable<string>) {
  for await (const piece of text) yield Buffer.from(piece);
}
