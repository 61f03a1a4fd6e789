import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";

import { newTotpSecret, stepOfCode, totpAddress, typedSecret } from "./totp.ts";

// RFC 6238, appendix B: the secret, a time and its code (the last six digits).
const rfc = new TextEncoder().encode("12345678901234567890");
const at = (seconds: number) => new Date(seconds * 1000);

test("a code of the standard's table is known at its time", () => {
  expect(stepOfCode(rfc, "287082", at(59))).toBe(1);
  expect(stepOfCode(rfc, "081804", at(1_111_111_109))).toBe(37_037_036);
});

test("a code is good one step before and after its own, and not two", () => {
  expect(stepOfCode(rfc, "287082", at(59 + 30))).toBe(1);
  expect(stepOfCode(rfc, "287082", at(59 - 30))).toBe(1);
  expect(stepOfCode(rfc, "287082", at(59 + 60))).toBeNull();
});

test("spaces are read over; anything but six digits is no code", () => {
  expect(stepOfCode(rfc, " 287 082 ", at(59))).toBe(1);
  for (const typed of ["", "28708", "2870822", "28708a", "٢٨٧٠٨٢"]) {
    expect(stepOfCode(rfc, typed, at(59))).toBeNull();
  }
});

test("what is typed and what the square holds are the same secret of 160 bits", () => {
  const secret = newTotpSecret();
  expect(secret).toHaveLength(20);
  const typed = Secret.fromBase32(typedSecret(secret).replaceAll(" ", ""));
  expect([...typed.bytes]).toEqual([...secret]);

  const address = totpAddress(secret, "ada@example.com");
  expect(address).toMatch(/^otpauth:\/\/totp\/Tributary:ada%40example.com\?/);
  const app = new TOTP({ secret: new URL(address).searchParams.get("secret") ?? "" });
  const now = new Date("2026-05-05T10:00:00Z");
  expect(stepOfCode(secret, app.generate({ timestamp: now.getTime() }), now)).not.toBeNull();
});
