import { once } from "node:events";

import express from "express";
import { expect, test } from "vitest";

import { refuseMalformed } from "./refuse-malformed.ts";

async function statusOf(method: string, path: string, headers = {}) {
  const app = express();
  app.set("trust proxy", "loopback");
  app.use(refuseMalformed);
  app.use((_request, response) => void response.send("ok"));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    return (await fetch(`http://127.0.0.1:${port}${path}`, { method, headers })).status;
  } finally {
    server.close();
  }
}

test.each([
  ["GET", "/portal/deals?q=a%20b", 200],
  ["POST", "/portal/deals/new", 200],
  ["GET", "/portal/deals?q=a%00b", 400],
  ["GET", "/invitation/12.secret%E0%A4%A", 400],
  ["PROPFIND", "/portal/deals", 405],
])("%s %s is answered with %d", async (method, path, status) => {
  expect(await statusOf(method, path)).toBe(status);
});

test("a proxy that passes on a host that is none is told so, and nothing of the address is logged", async () => {
  expect(await statusOf("GET", "/", { "X-Forwarded-Host": "%%" })).toBe(400);
  expect(await statusOf("GET", "/", { "X-Forwarded-Host": "portal.example.com" })).toBe(200);
});
