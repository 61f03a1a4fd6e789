import { idOfWords } from "#app/platform/id.server.ts";

import { fileKinds, kindNames, type SubmissionKind } from "../submission.ts";

/** The vendor's own folder beside those of its partners, which are called by their codes. */
export const VENDOR_FOLDER = "vendor";

/** "Sales-out" as sales-out: what the folder of a kind is called. */
export const folderOf = (kind: SubmissionKind): string =>
  kindNames[kind].toLowerCase().replace(/[^a-z]+/g, "-");

const kinds = new Map(fileKinds.map((kind) => [folderOf(kind), kind]));

export const kindOfFolder = (folder: string): SubmissionKind | undefined => kinds.get(folder);

/** Names under which programs write what is not complete yet. */
export const isUnfinished = (name: string): boolean =>
  name.startsWith(".") ||
  /\.(part|partial|filepart|tmp|temp|crdownload)$/i.test(name) ||
  name.endsWith("~");

/** A file as it stood when it was looked at. */
export type Look = {
  /** From the folder that is watched. */
  place: string;
  name: string;
  bytes: bigint;
  changedNs: bigint;
  inode: bigint;
};

/** Nobody has written to it between two looks. */
export const isAtRest = (before: Look | undefined, now: Look): boolean =>
  before !== undefined &&
  before.bytes === now.bytes &&
  before.changedNs === now.changedNs &&
  before.inode === now.inode;

/**
 * The id of the submission that this very drop becomes, whoever takes it and however often: a process that dies between
 * handing a file over and moving it away does no harm. The same bytes dropped again are another drop.
 */
export const idOfDrop = (look: Look, sha256: string): string => {
  const { place, name, bytes, changedNs, inode } = look;
  return idOfWords(
    JSON.stringify([place, name, String(bytes), String(changedNs), String(inode), sha256]),
  );
};

/** What a file is called once it is out of the way: sortable, and never what another one is called. */
export function nameAside({ name, changedNs }: Look, id: string): string {
  const day = new Date(Number(changedNs / 1_000_000n)).toISOString().slice(0, 19);
  return `${day.replaceAll(/[-:]/g, "")}-${id.slice(-6)}-${shortened(name)}`;
}

/** A file system takes 255 bytes of a name, and there are a time before it and an ending behind it. */
const LONGEST_NAME = 200;

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  const signs = [...name.slice(0, name.length - ending.length)];
  while (Buffer.byteLength(signs.join("") + ending) > LONGEST_NAME) signs.pop();
  return signs.join("") + ending;
}
