import { createHmac } from "node:crypto";

import { randomNumber } from "#app/platform/id.server.ts";

export const CODES = 10;
/** From here on the person is reminded to make new ones. */
export const FEW_CODES = 3;

const GROUPS = 3;
const GROUP_LENGTH = 4;

/** Ten new codes such as "7K2M-4PQX-9TBC": 60 random bits each. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: CODES }, () =>
    Array.from({ length: GROUPS }, () => randomNumber(GROUP_LENGTH)).join("-"),
  );

/** A code as it was made, however it was typed; null for what can be none. */
export function asMade(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[\s-]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(letters) ? letters.replace(/.{4}(?=.)/g, "$&-") : null;
}

/** What is kept of a code: without the key, a reader of the table cannot try codes against it. */
export const hashOfCode = (key: Uint8Array, personId: string, code: string) =>
  new Uint8Array(createHmac("sha256", key).update(`${personId} ${code}`).digest());
