import { expect, test } from "vitest";

import { Assertion, PasskeyName } from "./passkey.schema.ts";

const answer = {
  id: "a",
  rawId: "a",
  type: "public-key",
  clientExtensionResults: { appid: true },
  response: { clientDataJSON: "e30", authenticatorData: "AA", signature: "AA" },
};

test("a browser's answer comes as text and is taken apart once", () => {
  expect(Assertion.parse(JSON.stringify(answer))).toMatchObject({
    id: "a",
    clientExtensionResults: {},
  });
});

test("what is no answer is refused, whatever it is", () => {
  for (const sent of [
    null,
    "",
    "{",
    "[]",
    "null",
    JSON.stringify({ ...answer, type: "password" }),
    JSON.stringify({ ...answer, id: "a\0b" }),
    JSON.stringify({ ...answer, id: "\ud800" }),
  ]) {
    expect(Assertion.safeParse(sent).success, String(sent)).toBe(false);
  }
});

test("a passkey's name is a short line of something", () => {
  expect(PasskeyName.parse("  Desk ")).toBe("Desk");
  expect(PasskeyName.safeParse("   ").success).toBe(false);
  expect(PasskeyName.safeParse("x".repeat(41)).success).toBe(false);
});
