import { lstat, readdir, realpath } from "node:fs/promises";
import path from "node:path";

import { isUnfinished, type Look } from "./drop-layout.ts";

/** Where a sender of a vendor drops files of a kind, by the names of the folders. */
export type DropPlace = { vendor: string; sender: string; kind: string; folder: string };
export type Drop = DropPlace & { look: Look };

/** Looks with one run; more wait for the next. */
const MOST = 2_000;

/**
 * What lies in `<root>/<vendor>/<sender>/<kind>/in`. Links are not followed, on the way or at its end: whoever can make
 * one could have any file of this machine read.
 */
export async function findDrops(root: string): Promise<Drop[]> {
  const top = await realpath(root);
  const drops: Drop[] = [];
  for (const vendor of await foldersIn(top)) {
    for (const sender of await foldersIn(path.join(top, vendor))) {
      for (const kind of await foldersIn(path.join(top, vendor, sender))) {
        const folder = path.join(top, vendor, sender, kind);
        if (!(await isFolder(path.join(folder, "in")))) continue;
        drops.push(...(await filesIn({ vendor, sender, kind, folder })));
      }
    }
  }
  // The order in which they came.
  drops.sort((a, b) => (a.look.changedNs < b.look.changedNs ? -1 : 1));
  return drops.slice(0, MOST);
}

async function filesIn(place: DropPlace): Promise<Drop[]> {
  const names = (await readdir(path.join(place.folder, "in"))).filter(
    (name) => !isUnfinished(name),
  );
  const looks = await Promise.all(names.slice(0, MOST).map((name) => lookAt(place, name)));
  return looks.flatMap((look) => (look ? [{ ...place, look }] : []));
}

/** A file as it stands now; null for what is none, and for what is gone. */
export async function lookAt(place: DropPlace, name: string): Promise<Look | null> {
  const found = await lstat(path.join(place.folder, "in", name), { bigint: true }).catch(gone);
  if (!found?.isFile()) return null;
  const { size: bytes, mtimeNs: changedNs, ino: inode } = found;
  const { vendor, sender, kind } = place;
  return { place: `${vendor}/${sender}/${kind}`, name, bytes, changedNs, inode };
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.filter((name) => !name.startsWith(".")).sort();
}

const isFolder = async (folder: string) =>
  (await lstat(folder).catch(gone))?.isDirectory() ?? false;

function gone(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
