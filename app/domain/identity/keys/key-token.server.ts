import { createHash, randomBytes } from "node:crypto";

import { randomNumber } from "#app/platform/id.server.ts";

/** `trib_<vendor>_<short>_<secret>`: the vendor's number leads to one vendor's rows, the short part stays readable. */
const SHAPE = /^trib_([1-9]\d{0,9})_([0-9a-z]{8})_([\w-]{43})$/;

export type KeyToken = { text: string; short: string; hash: Uint8Array<ArrayBuffer> };

const hashOf = (text: string) => new Uint8Array(createHash("sha256").update(text).digest());

/** 256 random bits, of which only a hash is kept: nobody guesses them, so a quick hash is enough. */
export function newKeyToken(vendorId: number): KeyToken {
  const short = randomNumber(8).toLowerCase();
  const text = `trib_${vendorId}_${short}_${randomBytes(32).toString("base64url")}`;
  return { text, short, hash: hashOf(text) };
}

/** Whose key a text may be, and its hash; null when it is none. */
export function readKeyToken(text: string): { vendorId: number; hash: Uint8Array } | null {
  const [, vendor] = SHAPE.exec(text) ?? [];
  const vendorId = Number(vendor);
  if (!vendor || vendorId > 2_147_483_647) return null;
  return { vendorId, hash: hashOf(text) };
}
