import { isAscii, isUtf8 } from "node:buffer";

import type { Encoding } from "./encodings.ts";
import { guessEncoding } from "./guess-encoding.ts";

export type Survey =
  | {
      ok: true;
      encoding: Encoding /** False where another reading of the bytes exists. */;
      certain: boolean;
    }
  | { ok: false /** A sentence for the sender. */; problem: string };

const ENOUGH_EVIDENCE = 200_000;
/** No row that can be read is as long; the reader refuses it with its number. */
const LONGEST_LINE = 1_000_000;
const FEED = 10;
const RETURN = 13;

/**
 * Reads a file once from end to end to learn how its bytes become text, because one byte in its last row can show
 * that it is not UTF-8. Lines are looked at one by one only where a piece is not UTF-8.
 */
export async function surveyBytes(pieces: AsyncIterable<Buffer>): Promise<Survey> {
  const survey = new ByteSurvey();
  for await (const piece of pieces) {
    const known = survey.add(piece);
    if (known) return known;
  }
  return survey.end();
}

class ByteSurvey {
  private rest: Buffer = Buffer.alloc(0);
  private line = 0;
  private first = true;
  private readonly evidence: Buffer[] = [];
  private evidenceBytes = 0;
  private utf8Lines = 0;
  private otherLines = 0;
  private firstUtf8 = 0;
  private firstOther = 0;

  add(piece: Buffer): Survey | null {
    if (this.first) {
      this.first = false;
      const wide = wideEncoding(piece);
      if (wide) return wide;
    }
    const zero = piece.indexOf(0);
    if (zero !== -1) return this.zeroByte(piece, zero);
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const cut = Math.max(bytes.lastIndexOf(FEED), bytes.lastIndexOf(RETURN)) + 1;
    this.rest = bytes.subarray(cut);
    this.look(bytes.subarray(0, cut));
    return this.rest.length > LONGEST_LINE ? this.verdict() : null;
  }

  end(): Survey {
    if (this.first) return { ok: false, problem: "The file is empty" };
    if (this.otherLines === 0 && !isUtf8(this.rest) && isUtf8(withoutBrokenEnd(this.rest))) {
      // Only the last letter is incomplete.
      return this.rest.length - withoutBrokenEnd(this.rest).length > 1 || this.utf8Lines > 0
        ? { ok: false, problem: "The file ends in the middle of a letter. Send the whole file" }
        : this.verdict();
    }
    this.look(this.rest);
    return this.verdict();
  }

  private look(lines: Buffer) {
    if (isAscii(lines)) {
      this.line += countLines(lines);
      return;
    }
    if (isUtf8(lines)) {
      this.utf8Lines += 1;
      this.firstUtf8 ||= this.line + countLines(lines.subarray(0, firstHigh(lines))) + 1;
      this.line += countLines(lines);
      return;
    }
    const lineEnd = lineEndOf(lines);
    for (let from = 0; from < lines.length; ) {
      const feed = lines.indexOf(lineEnd, from);
      const end = feed === -1 ? lines.length : feed + 1;
      this.lookAtLine(lines.subarray(from, end));
      from = end;
    }
  }

  private lookAtLine(line: Buffer) {
    this.line += 1;
    if (isAscii(line)) return;
    if (isUtf8(line)) {
      this.utf8Lines += 1;
      this.firstUtf8 ||= this.line;
    } else {
      this.otherLines += 1;
      this.firstOther ||= this.line;
      if (this.evidenceBytes > ENOUGH_EVIDENCE) return;
    }
    this.evidence.push(Buffer.from(line));
    this.evidenceBytes += line.length;
  }

  private verdict(): Survey {
    if (this.otherLines === 0) return { ok: true, encoding: "utf-8", certain: true };
    const bytes = Buffer.concat(this.evidence);
    const encoding = guessEncoding(bytes);
    // Words in signs of two bytes are UTF-8 by chance now and then, those of one byte are not.
    const byChance = encoding.length < 9 || encoding === "shift_jis" ? this.otherLines / 5 : 0;
    if (this.utf8Lines <= byChance) return { ok: true, encoding, certain: false };
    const line = Math.max(this.firstUtf8, this.firstOther);
    return {
      ok: false,
      problem: `Line ${line} is written in another encoding than lines before it. Save the file as UTF-8 and send it again`,
    };
  }

  private zeroByte(piece: Buffer, zero: number): Survey {
    const before = this.line + countLines(this.rest) + countLines(piece.subarray(0, zero));
    return {
      ok: false,
      problem: `The file is not text: there is a zero byte in line ${before + 1}. Export the rows as CSV and send them`,
    };
  }
}

/** UTF-16 by its mark, or by every other byte being zero. */
function wideEncoding(piece: Buffer): Survey | null {
  if (piece[0] === 0xff && piece[1] === 0xfe)
    return { ok: true, encoding: "utf-16le", certain: true };
  if (piece[0] === 0xfe && piece[1] === 0xff)
    return { ok: true, encoding: "utf-16be", certain: true };
  const zeros = [0, 0];
  for (let at = piece.indexOf(0); at !== -1; at = piece.indexOf(0, at + 1)) {
    zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const encoding = odd > even ? "utf-16le" : "utf-16be";
  const regular = Math.max(odd, even) > piece.length / 20 && Math.min(odd, even) === 0;
  if (!regular || piece.length % 2 === 1) return null;
  // Most line ends are two bytes wide.
  const side = encoding === "utf-16le" ? 1 : -1;
  let [ends, wide] = [0, 0];
  const lineEnd = lineEndOf(piece);
  for (let at = piece.indexOf(lineEnd); at !== -1; at = piece.indexOf(lineEnd, at + 1)) {
    ends += 1;
    if (piece[at + side] === 0) wide += 1;
  }
  if (wide * 2 <= ends) return null;
  const text = new TextDecoder(encoding).decode(piece);
  return /\p{Cc}/u.test(text.replace(/[\t\r\n]/g, ""))
    ? null
    : { ok: true, encoding, certain: false };
}

function countLines(bytes: Buffer): number {
  const lineEnd = lineEndOf(bytes);
  let lines = 0;
  for (let at = bytes.indexOf(lineEnd); at !== -1; at = bytes.indexOf(lineEnd, at + 1)) lines += 1;
  return lines;
}

const lineEndOf = (bytes: Buffer) => (bytes.includes(FEED) ? FEED : RETURN);

const firstHigh = (bytes: Buffer) => bytes.findIndex((byte) => byte >= 0x80);

/** Without the last sign where it is longer than what is left of the file. */
function withoutBrokenEnd(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    if ((bytes[bytes.length - back] ?? 0) >= 0xc0) return bytes.subarray(0, bytes.length - back);
  }
  return bytes;
}
