import { afterAll, beforeEach, expect, test } from "vitest";

import { readSettings } from "./settings.ts";

const before = { ...process.env };
beforeEach(() => {
  process.env = { ...before, WEBHOOK_LOOPBACK: "" };
});
// React reads NODE_ENV as it is loaded, and other tests may be the first to load it.
afterAll(() => {
  process.env = { ...before };
});

test("the demo is for trying out, and never beside real business", () => {
  Object.assign(process.env, { NODE_ENV: "production", DEMO: "1" });
  expect(() => readSettings()).toThrow(/DEMO=1 makes logins whose passwords everybody knows/);
});

test("webhooks to this machine are for development", () => {
  Object.assign(process.env, { NODE_ENV: "production", DEMO: "", WEBHOOK_LOOPBACK: "1" });
  expect(() => readSettings()).toThrow(/WEBHOOK_LOOPBACK=1 lets webhooks reach this machine/);
});

test("in production there is no demo unless somebody asks for it, elsewhere there is", () => {
  Object.assign(process.env, { NODE_ENV: "production", DEMO: "" });
  expect(readSettings()).toMatchObject({ demo: false, production: true });
  Object.assign(process.env, { NODE_ENV: "test", DEMO: "" });
  expect(readSettings()).toMatchObject({ demo: true, production: false });
});
