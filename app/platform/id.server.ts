import { randomInt } from "node:crypto";

import { v7 } from "uuid";

/** Ids sort by the time they were made, so that indexes grow at their end. */
export const newId = () => v7();

// Crockford's base 32: no I, L, O or U, so that a number read aloud is not misheard.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A short random number such as "7K2M4P": it tells nothing about how many there are. */
export const randomNumber = (length = 6) =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
