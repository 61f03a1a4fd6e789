import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import compression from "compression";
import express from "express";
import { expect, onTestFinished, test } from "vitest";

import { sendWhole } from "./send-whole.ts";

const page = `<p>${"Bodø, 42 °C. ".repeat(200)}</p>`;

async function ask(path: string, accept: string, method = "GET") {
  const app = express();
  app.use(compression());
  app.use(sendWhole);
  app.get("/page", (_request, response) => {
    response.type("html");
    response.write(Buffer.from(page.slice(0, 500)));
    response.write(Buffer.from(page.slice(500)));
    response.end();
  });
  app.get("/short", (_request, response) => void response.type("html").end("<p>Short</p>"));
  app.get("/file", (_request, response) => {
    response.type("csv").write("a,b\n");
    response.end("1,2\n");
  });
  const server = createServer(app).listen(0);
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, path, method, headers: { "accept-encoding": accept } }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const body = Buffer.concat(await answer.toArray());
  return { headers: answer.headers, body };
}

test("a page is sent in one compressed piece of known length, as the reader likes it", async () => {
  const brotli = await ask("/page", "gzip, deflate, br, zstd");
  expect(brotli.headers["content-encoding"]).toBe("br");
  expect(brotli.headers["content-length"]).toBe(String(brotli.body.length));
  expect(brotli.headers.vary).toBe("Accept-Encoding");
  expect(brotliDecompressSync(brotli.body).toString()).toBe(page);

  const zipped = await ask("/page", "gzip, br;q=0");
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(zipped.body).toString()).toBe(page);

  const plain = await ask("/page", "identity");
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(plain.body.toString()).toBe(page);
});

test("what is short, and what is no page, is left alone", async () => {
  const short = await ask("/short", "br");
  expect(short.headers["content-encoding"]).toBeUndefined();
  expect(short.body.toString()).toBe("<p>Short</p>");
  expect((await ask("/file", "identity")).body.toString()).toBe("a,b\n1,2\n");
  expect((await ask("/page", "br", "HEAD")).body).toHaveLength(0);
});
