import { expect, test } from "vitest";

import { atEndOfBody, handOver } from "./whole-page.server.ts";

const streamOf = (text: string) => new Blob([text]).stream() as ReadableStream<Uint8Array>;

test("what loaders answered cannot end the script that carries it, and arrives as it was", async () => {
  const answer = 'a </script><script>alert("x")</script> & \u2028 b';
  const script = await handOver(streamOf(answer), "abc");

  expect(script.match(/<\/script>/g)).toHaveLength(1);
  expect(script).toMatch(/^<script nonce="abc">/);
  const carried = /enqueue\((".*")\)/s.exec(script)?.[1] ?? "";
  expect(carried).not.toContain("\u2028");
  expect(JSON.parse(carried)).toBe(answer);
});

test("scripts come last in the body, and nowhere when there is none", () => {
  expect(atEndOfBody("<body><p></p></body></html>", "<i>")).toBe("<body><p></p><i></body></html>");
  expect(atEndOfBody("Not a page", "<i>")).toBe("Not a page");
});
