import { Readable } from "node:stream";

import { unstable_parseMultipartFormData } from "@remix-run/node";
import { expect, test } from "vitest";

import { sentName, withPlainNames } from "./multipart-names.server.ts";

const boundary = "----form41";

/** A form that arrives in pieces of so many bytes. */
function posted(body: Buffer, piece: number) {
  const pieces = function* () {
    for (let at = 0; at < body.length; at += piece) yield body.subarray(at, at + piece);
  };
  return new Request("http://localhost/portal/sales-out", {
    method: "POST",
    headers: { "Content-Type": `multipart/form-data; boundary=${boundary}` },
    body: Readable.toWeb(Readable.from(pieces())),
    duplex: "half",
  } as RequestInit);
}

const part = (disposition: string, content: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

const content = `a;b=c\r\nfilename="x;y"\r\n\r\n--${boundary.slice(0, 6)}`;

test.each([1, 7, 64, 10_000])(
  "a name with any sign in it arrives, in pieces of %d",
  async (piece) => {
    const name = 'Å 50% "2026;07"=final %3B.csv'.replaceAll('"', "'");
    const body = Buffer.from(
      `${part('name="kind"', "pos")}${part(`name="file"; filename="${name}"`, content)}--${boundary}--\r\n`,
    );
    const files: [string, string][] = [];
    const fields: string[] = [];
    await unstable_parseMultipartFormData(
      withPlainNames(posted(body, piece)),
      async ({ name: field, filename, data }) => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of data) chunks.push(chunk);
        const text = Buffer.concat(chunks).toString();
        if (filename === undefined) fields.push(`${field}=${text}`);
        else files.push([sentName(filename), text]);
        return null;
      },
    );
    expect(fields).toEqual(["kind=pos"]);
    expect(files).toEqual([[name, content]]);
  },
);
