import { createHash, randomInt } from "node:crypto";

import { v7 } from "uuid";

/** Ids sort by the time they were made, so that indexes grow at their end. */
export const newId = () => v7();

// Crockford's base 32: no I, L, O or U, so that a number read aloud is not misheard.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A short random number such as "7K2M4P": it tells nothing about how many there are. */
export const randomNumber = (length = 6) =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");

/** The id of what the words say: the same words are the same id, wherever and whenever they are read. */
export function idOfWords(words: string): string {
  const bytes = createHash("sha256").update(words).digest().subarray(0, 16);
  // A version 8 as RFC 9562 has it: made by a rule of our own.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
