export type Encoding = "utf-8" | "utf-16le" | "windows-1252";

export const encodingNames: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "windows-1252": "Windows-1252",
};

export type Survey =
  | { ok: true; encoding: Encoding }
  | { ok: false /** A sentence for the sender. */; problem: string };

const WORKBOOK = "The file is a workbook. Save it as CSV and send it again";
const beginnings: [string, string][] = [
  ["PK\u0003\u0004", WORKBOOK],
  ["\u00d0\u00cf\u0011\u00e0", WORKBOOK],
  ["%PDF", "The file is a PDF. Export the rows as CSV and send them again"],
];

/**
 * Reads a file once from end to end to learn how its bytes become text, because one byte in its last row can show
 * that it is not UTF-8.
 */
export async function surveyBytes(chunks: AsyncIterable<Uint8Array>): Promise<Survey> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let encoding: Encoding = "utf-8";
  let first = true;
  for await (const chunk of chunks) {
    if (first) {
      const problem = problemOf(chunk);
      if (problem) return { ok: false, problem };
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return { ok: true, encoding: "utf-16le" };
      first = false;
    }
    if (chunk.includes(0)) {
      return { ok: false, problem: "The file is not text. Export the rows as CSV and send them" };
    }
    if (encoding === "utf-8" && !decodes(decoder, chunk)) encoding = "windows-1252";
  }
  if (first) return { ok: false, problem: "The file is empty" };
  if (encoding === "utf-8" && !decodes(decoder)) encoding = "windows-1252";
  return { ok: true, encoding };
}

function problemOf(chunk: Uint8Array): string | undefined {
  const start = String.fromCharCode(...chunk.subarray(0, 4));
  return beginnings.find(([magic]) => start.startsWith(magic))?.[1];
}

function decodes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true });
    else decoder.decode();
    return true;
  } catch {
    return false;
  }
}
