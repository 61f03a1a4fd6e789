const LONGEST = 120;

/** Names that some systems keep for devices. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A sender's name for a file as it can stand on a page and in a header: without folders, without signs that are not
 * seen or turn the writing round (with them an "exe" shows as a "pdf"), and of bounded length.
 */
export function plainFileName(name: string, ending: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const seen = last
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const dot = seen.lastIndexOf(".");
  const tail = dot > 0 ? seen.slice(dot) : "";
  const stem = dot > 0 ? seen.slice(0, dot).trim() : seen;
  const bounded = [...(stem.replace(device, "_$1") || "file")].slice(0, LONGEST).join("");
  return `${bounded}${tail || `.${ending}`}`;
}

/** What a name says its file is: "Quote.final.PDF" says "pdf". */
export const endingOf = (name: string): string =>
  /\.([^.\s/\\]{1,10})\s*$/.exec(name.replace(/\p{C}/gu, ""))?.[1]?.toLowerCase() ?? "";
