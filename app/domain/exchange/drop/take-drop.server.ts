import { constants } from "node:fs";
import { type FileHandle, mkdir, open, realpath, rename, writeFile } from "node:fs/promises";
import path from "node:path";

import type { Actor } from "#app/platform/actor.ts";
import { formatBytes } from "#app/ui/format.ts";

import { findSubmission } from "../find-submission.server.ts";
import { handOver, keepFile, mayHandOver } from "../receive-file.server.ts";
import { LARGEST_FILE, type SubmissionKind } from "../submission.ts";
import { idOfDrop, isAtRest, nameAside } from "./drop-layout.ts";
import { type Drop, lookAt } from "./find-drops.server.ts";

export type Taken = "taken" | "same" | "refused" | "moving";

/**
 * Hands a dropped file over and moves it out of the way, in this order: a process that dies between the two leaves it
 * to the next one, which finds it handed over. Several may be at the same file.
 */
export async function takeDrop(
  drop: Drop,
  sender: Actor,
  kind: SubmissionKind,
  at: Date,
): Promise<Taken> {
  if (!mayHandOver(sender, kind)) {
    return refuse(drop, "Files of this kind are not taken from this sender");
  }
  if (drop.look.bytes === 0n) return refuse(drop, "The file is empty");
  const file = await openDrop(drop);
  if (!file) return "moving";
  try {
    const content = file.createReadStream({ autoClose: false });
    const kept = await keepFile(sender, content);
    if (kept === "too-large") {
      const most = formatBytes(LARGEST_FILE);
      return refuse(drop, `The file is larger than ${most}. Send it in several parts`);
    }
    if (!(await isStill(drop)) || BigInt(kept.bytes) !== drop.look.bytes) return "moving";
    const id = idOfDrop(drop.look, kept.sha256);
    const received = await handOver(sender, kind, { ...kept, name: drop.look.name }, at, id);
    if (!received.ok && received.reason !== "same-file") throw new Error(received.reason);
    const again = !received.ok && received.submissionId !== id;
    const note = again ? await wordsOf(sender, received.submissionId) : null;
    await putAside(drop, "taken", nameAside(drop.look, id), note);
    return again ? "same" : "taken";
  } finally {
    await file.close();
  }
}

/** The file that was looked at, and no link to another one; null when it has changed or is gone. */
async function openDrop(drop: Drop): Promise<FileHandle | null> {
  const folder = path.join(drop.folder, "in");
  if ((await realpath(folder)) !== folder || !(await isStill(drop))) return null;
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;
  const file = await open(path.join(folder, drop.look.name), flags).catch(elsewhere);
  if (!file) return null;
  const { ino } = await file.stat({ bigint: true });
  if (ino === drop.look.inode) return file;
  await file.close();
  return null;
}

async function isStill(drop: Drop): Promise<boolean> {
  const now = await lookAt(drop, drop.look.name);
  return now !== null && isAtRest(drop.look, now);
}

/** Nothing of it is kept; it lies beside a file that says why. */
async function refuse(drop: Drop, why: string): Promise<"refused"> {
  await putAside(drop, "refused", nameAside(drop.look, idOfDrop(drop.look, "")), why);
  return "refused";
}

async function putAside(
  { folder, look }: Drop,
  where: "taken" | "refused",
  name: string,
  note: string | null,
) {
  const target = path.join(folder, where);
  await mkdir(target, { recursive: true });
  if ((await realpath(target)) !== target) throw new Error(`${where} is a link`);
  if (note) await writeFile(path.join(target, `${name}.txt`), `${note}\n`);
  // Gone where another process was quicker.
  await rename(path.join(folder, "in", look.name), path.join(target, name)).catch(elsewhere);
}

async function wordsOf(sender: Actor, id: string): Promise<string> {
  const same = await findSubmission(sender, id);
  const when = same ? ` on ${same.createdAt.toISOString().slice(0, 10)} as ${same.fileName}` : "";
  return `The same file was handed over before${when}. Nothing was changed`;
}

function elsewhere(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ELOOP") return null;
  throw error;
}
