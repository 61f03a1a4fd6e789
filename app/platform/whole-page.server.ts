/** Puts scripts at the end of a page's body, where they are no part of what React wakes up. */
export function atEndOfBody(page: string, scripts: string): string {
  const at = page.lastIndexOf("</body>");
  return at < 0 ? page : page.slice(0, at) + scripts + page.slice(at);
}

const unsafe: Record<string, string> = {
  "&": "\\u0026",
  ">": "\\u003e",
  "<": "\\u003c",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** A text as a script writes it, with nothing in it that could end the script. */
const quoted = (text: string) =>
  JSON.stringify(text).replace(/[&><\u2028\u2029]/g, (sign) => unsafe[sign] ?? sign);

/** What the loaders answered, handed to the page's own script: what Remix would stream, in one piece. */
export async function handOver(stream: ReadableStream<Uint8Array>, nonce: string): Promise<string> {
  const state = await new Response(stream).text();
  const controller = "window.__remixContext.streamController";
  return `<script nonce="${nonce}">${controller}.enqueue(${quoted(state)});${controller}.close();</script>`;
}
