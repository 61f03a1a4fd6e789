import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

import { env } from "./env.server.ts";

/** A key of 32 bytes for one purpose; keys of different purposes say nothing about each other. */
export const keyFor = (purpose: string) =>
  Buffer.from(hkdfSync("sha256", env.SECRET, "", `tributary ${purpose}`, 32));

const NONCE = 12;
const TAG = 16;

/** Encrypts what the database must not be able to read, bound to whose it is (AES-256-GCM). */
export function seal(purpose: string, owner: string, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

/** The reverse of seal(). Throws when the bytes were changed, or are another owner's, or SECRET is another. */
export function unseal(purpose: string, owner: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const opener = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([opener.update(bytes.subarray(NONCE + TAG)), opener.final()]);
}
