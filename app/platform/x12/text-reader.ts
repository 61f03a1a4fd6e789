import { fromWindows1252 } from "#app/platform/tables/decode-text.ts";

import { anyOf, controlCodes } from "./control-signs.ts";
import type { Separators } from "./segment.ts";

const BEYOND_ASCII = /[\u0080-\u00ff]/;

/**
 * Makes text of bytes that were taken for one character each. Almost every file is ASCII, which is text as it is;
 * what is not is UTF-8 or, where it is no UTF-8, Windows-1252, element by element.
 */
export class TextReader {
  encoding: "ascii" | "utf-8" | "windows-1252" = "ascii";
  /** Matches signs that have no business in an element. */
  control = anyOf(controlCodes);
  /** Whether the bytes at hand hold anything but plain text. */
  suspect = false;

  private before = false;
  private readonly utf8 = new TextDecoder("utf-8", { fatal: true });

  /** Looks at the next bytes as a whole: most need no look at their segments. */
  look(bytes: string, ascii: boolean) {
    this.suspect = this.before || !ascii || this.control.test(bytes);
  }

  /** What is left over is the beginning of a segment. */
  left(bytes: string) {
    this.before = this.suspect && (BEYOND_ASCII.test(bytes) || this.control.test(bytes));
  }

  /** Separators may be control characters. */
  keep({ element, component, repetition, terminator }: Separators) {
    const signs = [element, component, repetition ?? "", terminator].join("");
    const separating = new Set([...signs].map((sign) => sign.charCodeAt(0)));
    this.control = anyOf(controlCodes.filter((code) => !separating.has(code)));
  }

  read(bytes: string): string {
    if (!this.suspect || !BEYOND_ASCII.test(bytes)) return bytes;
    const buffer = Buffer.from(bytes, "latin1");
    try {
      const text = this.utf8.decode(buffer);
      if (this.encoding === "ascii") this.encoding = "utf-8";
      return text;
    } catch {
      this.encoding = "windows-1252";
      return fromWindows1252(buffer);
    }
  }
}
