import type { Actor } from "#app/platform/actor.ts";
import { plainFileName } from "#app/platform/files/file-name.ts";
import { FileTooLarge, type StoredFile, storeFile } from "#app/platform/files/file-store.server.ts";
import {
  type KnownKind,
  type Recognised,
  recogniseFile,
} from "#app/platform/files/recognise-file.ts";

import { type FileRefusal, LARGEST_FILE } from "./deal-file.ts";

export type Attachment = StoredFile & { name: string; kind: KnownKind };
export type KeptAttachment = ({ ok: true } & Attachment) | { ok: false; reason: FileRefusal };

class NotTaken extends Error {
  readonly reason: FileRefusal;
  constructor(reason: FileRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** Keeps a file as it arrives, if it is of a kind that is taken; of any other nothing stays. */
export async function keepAttachment(
  actor: Actor,
  name: string,
  content: AsyncIterable<Uint8Array>,
): Promise<KeptAttachment> {
  const seen: Recognised[] = [];
  try {
    const stored = await storeFile(actor.vendorId, content, LARGEST_FILE, async (path) => {
      const recognised = await recogniseFile(path, name);
      if (!recognised.ok) throw new NotTaken(recognised.reason);
      seen.push(recognised);
    });
    const [recognised] = seen;
    if (!recognised?.ok) return { ok: false, reason: "unknown" };
    const { kind } = recognised;
    return { ok: true, ...stored, kind, name: plainFileName(name, kind) };
  } catch (error) {
    if (error instanceof NotTaken) return { ok: false, reason: error.reason };
    if (error instanceof FileTooLarge) return { ok: false, reason: "too-large" };
    throw error;
  }
}
