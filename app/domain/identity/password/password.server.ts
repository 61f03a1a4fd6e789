import { hash, verify } from "@node-rs/argon2";

// OWASP's second recommended setting for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const written = `$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

export const hashPassword = (password: string) => hash(password, cost);

/** True when a digest was made at another cost than today's. */
export const costsOtherwise = (digest: string) =>
  !(digest.startsWith("$argon2id$") && digest.includes(written));

// Somebody's password that nobody knows: an unknown address costs the same time as a known one.
let nobody: Promise<string> | undefined;

/** True when the password is the one behind the digest. Without a digest it takes as long and is false. */
export async function verifyPassword(digest: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID());
  const matches = await verify(digest ?? (await nobody), password);
  return digest !== null && matches;
}
