import type { Encoding } from "./encodings.ts";

/** What Windows-1252 has where ISO 8859-1 has control signs; five places are empty. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node takes Windows-1252 for ISO 8859-1 in some of its versions and ways of asking, and the euro is lost. */
export const fromWindows1252 = (bytes: Buffer): string =>
  bytes
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign);

export const decodeWhole = (bytes: Buffer, encoding: Encoding): string =>
  encoding === "windows-1252" ? fromWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
