import type { KnownKind } from "#app/platform/files/recognise-file.ts";

export const MOST_FILES = 50;
export const LARGEST_FILE = 20_000_000;

/** Who reads a file: both sides, the vendor alone, or the vendor and the side whose evidence it is. */
export type Stream = "shared" | "internal" | "evidence";

export type TalkStream = Exclude<Stream, "evidence">;

export const streamOf = (word: string | undefined): TalkStream | null =>
  word === "shared" || word === "internal" ? word : null;

export type DealFile = {
  id: string;
  at: Date;
  side: "vendor" | "partner";
  stream: Stream;
  /** Null for a guest, who removes nothing. */
  personId: string | null;
  authorName: string;
  name: string;
  kind: KnownKind;
  bytes: number;
  removedAt: Date | null;
  removedBy: string | null;
};

export const kindNames: Record<KnownKind, string> = {
  pdf: "PDF",
  png: "PNG image",
  jpg: "JPEG image",
  webp: "WebP image",
  docx: "Word document",
  xlsx: "Excel workbook",
  pptx: "PowerPoint slides",
  csv: "CSV",
  txt: "Text",
  eml: "Mail",
};

/** Our own word for what a file is, never its sender's; nothing among them runs in a browser. */
export const contentTypes: Record<KnownKind, string> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  csv: "text/csv; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  eml: "application/octet-stream",
};

/** For the file field; what is taken is decided by the content. */
export const ACCEPT = ".pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.csv,.txt,.eml";

export type FileRefusal =
  | "none"
  | "no-stream"
  | "too-large"
  | "broken-off"
  | "too-many"
  | "empty"
  | "unknown"
  | "macros"
  | "old-office"
  | "name-differs";

export const fileRefusals: Record<FileRefusal, string> = {
  none: "Choose a file",
  "no-stream": "Choose who reads it",
  "too-large": "The file is larger than 20 MB",
  "broken-off": "The file did not arrive whole. Send it again",
  "too-many": `A deal holds ${MOST_FILES} files. Remove one first`,
  empty: "The file is empty",
  unknown:
    "Send a PDF, an image (PNG, JPEG, WebP), a Word, Excel or PowerPoint file, CSV, text or a mail (eml)",
  macros: "The file holds macros or programs. Save it without them",
  "old-office": "Save it as docx, xlsx or pptx without a password",
  "name-differs": "The name of the file says something else than its content",
};
