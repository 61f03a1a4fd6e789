import { once } from "node:events";

import express from "express";
import { expect, test } from "vitest";

import { refuseMalformed } from "./refuse-malformed.ts";

async function statusOf(method: string, path: string) {
  const app = express();
  app.use(refuseMalformed);
  app.use((_request, response) => void response.send("ok"));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    return (await fetch(`http://127.0.0.1:${port}${path}`, { method })).status;
  } finally {
    server.close();
  }
}

test.each([
  ["GET", "/portal/deals?q=a%20b", 200],
  ["POST", "/portal/deals/new", 200],
  ["GET", "/portal/deals?q=a%00b", 400],
  ["PROPFIND", "/portal/deals", 405],
])("%s %s is answered with %d", async (method, path, status) => {
  expect(await statusOf(method, path)).toBe(status);
});
