import { Secret, TOTP } from "otpauth";

// What every authenticator app takes for granted; another algorithm or length would be ignored by some of them.
const shape = { algorithm: "SHA1", digits: 6, period: 30 };
const ISSUER = "Tributary";
/** A clock may be one step off to either side. */
const WINDOW = 1;
const SECRET_BYTES = 20;

export const newTotpSecret = (): Uint8Array => new Secret({ size: SECRET_BYTES }).bytes;

const secretOf = (bytes: Uint8Array) => new Secret({ buffer: new Uint8Array(bytes).buffer });

/** The secret as people type it: base 32 in groups of four. */
export const typedSecret = (bytes: Uint8Array): string =>
  secretOf(bytes).base32.replace(/.{4}(?=.)/g, "$& ");

/** What the square holds: an authenticator app makes an entry of it. */
export const totpAddress = (bytes: Uint8Array, email: string): string =>
  new TOTP({ ...shape, issuer: ISSUER, label: email, secret: secretOf(bytes) }).toString();

/** The time step whose code this is, or null for none around that time. */
export function stepOfCode(bytes: Uint8Array, typed: string, at: Date): number | null {
  const token = typed.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = at.getTime();
  const secret = secretOf(bytes);
  const delta = TOTP.validate({ ...shape, secret, token, timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: shape.period, timestamp }) + delta;
}
