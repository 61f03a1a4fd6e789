import { Readable } from "node:stream";

import { keepFile } from "#app/domain/exchange/receive-file.server.ts";
import { insertSubmission } from "#app/domain/exchange/submission.store.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { World } from "#tests/support/world.ts";

import { at } from "./hand-over.ts";

/** Hands a file over without a job in the queue, which all tests share: here the test itself is the reader. */
export async function handedOver(
  { north }: Pick<World, "north">,
  text: string | readonly string[] | Buffer,
): Promise<string> {
  const pieces = Buffer.isBuffer(text) ? [text] : [text].flat().map((piece) => Buffer.from(piece));
  const file = await keepFile(north, Readable.from(pieces));
  if (file === "too-large") throw new Error("The file is too large");
  const id = newId();
  await withScope(north, (tx) =>
    insertSubmission(tx, {
      ...file,
      id,
      partnerId: north.partnerId,
      kind: "pos",
      fileName: "report.csv",
      status: "received",
      senderName: north.name,
      createdAt: at,
    }),
  );
  return id;
}
