import type { Request, Response } from "express";
import { expect, test } from "vitest";

import { refuseForeign } from "./refuse-foreign.ts";

const evil = { origin: "https://evil.example" };

/** What becomes of a post from another site. */
function posted(url: string, headers: Record<string, string> = evil, method = "POST") {
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
  const request = { method, url, get } as unknown as Request;
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
  "//portal/api/v1/deals",
  "/\\portal/api/v1/deals",
  "http://portal.example/api/v1/deals",
  "/api/v1",
  "/api/inbound/mail/more",
  "/api/inbound/mail/../../../portal/team",
  "/api/inbound",
  "/unsubscribe",
  "/unsubscribe/",
  "/unsubscribe/..",
  "/unsubscribe/%2e%2e",
  "/unsubscribe/abc/more",
  "/unsubscribe/abc/../../account/password",
  "/portal/unsubscribe/abc",
  "/unsubscribe/abc.data/..",
])("%s is no way around it", (url) => {
  expect(posted(url)).toBe("refused");
});

test.each(["/unsubscribe/abc-d.ef_1", "/unsubscribe/abc?x=1", "/api/inbound/mail?to=a@b.example"])(
  "%s brings its own proof, and is posted to and nothing else",
  (url) => {
    expect(posted(url)).toBe("let through");
    expect(posted(url, {}, "DELETE")).toBe("refused");
    expect(posted(url, {}, "PUT")).toBe("refused");
  },
);
