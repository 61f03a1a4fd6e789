/** The multipart parser cuts headers at every ";" and "=", also inside the name of a file. */
const signs = /[%;=]/g;
const written = /%(25|3B|3D)/g;

/** A file's name as the sender has it; the other half of withPlainNames(). */
export const sentName = (name: string): string =>
  name.replace(written, (sign) => decodeURIComponent(sign));

const HEAD_END = Buffer.from("\r\n\r\n");
const LONGEST_HEAD = 16_384;

/** A form as it arrives, with the signs in names of files written so that the parser leaves them whole. */
export function withPlainNames(request: Request): Request {
  const type = request.headers.get("Content-Type") ?? "";
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type)?.slice(1).find(Boolean);
  if (!request.body || !boundary) return request;
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: request.body.pipeThrough(headRewriter(Buffer.from(`--${boundary}\r\n`))),
    duplex: "half",
  } as RequestInit);
}

function headRewriter(opening: Buffer) {
  let held: Buffer = Buffer.alloc(0);
  let inHead = false;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, out) {
      held = held.length > 0 ? Buffer.concat([held, chunk]) : Buffer.from(chunk);
      const pass = (length: number, change = (part: Buffer) => part) => {
        if (length <= 0) return;
        out.enqueue(change(held.subarray(0, length)));
        held = held.subarray(length);
      };
      for (;;) {
        const mark = inHead ? HEAD_END : opening;
        const at = held.indexOf(mark);
        if (at === -1) break;
        pass(at + mark.length, inHead ? plainHead : undefined);
        inHead = !inHead;
      }
      // What may be the beginning of a mark waits for the next chunk; a head without an end is no head.
      if (inHead && held.length <= LONGEST_HEAD) return;
      pass(held.length - (inHead ? HEAD_END.length : opening.length) + 1);
    },
    flush(out) {
      if (held.length > 0) out.enqueue(held);
    },
  });
}

/** Byte for byte, since a name may be in any encoding. */
const plainHead = (head: Buffer): Buffer =>
  Buffer.from(
    head
      .toString("latin1")
      .replace(/(filename=")([^"\r\n]*)(")/i, (_all, before, name: string, after) => {
        return before + name.replace(signs, percent) + after;
      }),
    "latin1",
  );

const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
