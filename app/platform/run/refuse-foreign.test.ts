import type { Request, Response } from "express";
import { expect, test } from "vitest";

import { refuseForeign } from "./refuse-foreign.ts";

/** What becomes of a post from another site. */
function posted(url: string, headers: Record<string, string> = { origin: "https://evil.example" }) {
  let outcome = "open";
  const response = {
    status: () => response,
    type: () => response,
    send: () => {
      outcome = "refused";
    },
  };
  const all: Record<string, string> = { host: "portal.example", ...headers };
  const get = (name: string) => all[name.toLowerCase()];
  const request = { method: "POST", url, get } as unknown as Request;
  refuseForeign("https://portal.example")(request, response as unknown as Response, () => {
    outcome = "let through";
  });
  return outcome;
}

test("a form of another site is refused, one of ours is not", () => {
  expect(posted("/portal/team")).toBe("refused");
  expect(posted("/portal/team", { origin: "https://portal.example" })).toBe("let through");
});

test("programs post without a page", () => {
  expect(posted("/api/v1/deals", {})).toBe("let through");
});

test.each([
  "/api/v1/../../portal/team",
  "/api/v1/%2e%2e/%2e%2e/portal/team",
  "/api/v1/..\\..\\portal/team",
  "/portal/team?/api/v1/",
  "/api",
])("%s is no way around it", (url) => {
  expect(posted(url)).toBe("refused");
});
