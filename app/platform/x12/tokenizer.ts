import { isAscii } from "node:buffer";

import { BrokenX12 } from "./fault.ts";
import { type Isa, readIsa } from "./isa.ts";
import { knownSegments } from "./known-segments.ts";
import type { Segment, Separators } from "./segment.ts";
import { TextReader } from "./text-reader.ts";

/** Bytes are cut in pieces of this size, so that one large piece is not held several times over. */
const SLICE = 65_536;
const LONGEST_SEGMENT = 100_000;
const BOM = "\u00ef\u00bb\u00bf";

/** What was passed over between and within segments, or is odd and does no harm. */
export type Noise = {
  emptySegments: number;
  /** Segments with line ends inside, which are left out. */
  brokenLines: number;
  /** Segments with text beyond ASCII. */
  beyondAscii: number;
};

export type CutFault = { segment: Segment; element: string; value: string; what: string };

/**
 * Cuts bytes that arrive in pieces into segments, by the separators that each ISA declares. Blanks and line ends
 * after a terminator are left out. Throws BrokenX12 where no segments can be told.
 */
export class X12Tokenizer {
  readonly noise: Noise = { emptySegments: 0, brokenLines: 0, beyondAscii: 0 };
  /** What is wrong with how segments are written; emptied by whoever reads them. */
  faults: CutFault[] = [];
  /** True when the last segment has no terminator. */
  unterminated = false;

  private rest = "";
  private position = 0;
  private no = 0;
  private separators: Separators | null = null;
  private inside = false;
  private readonly text = new TextReader();

  get encoding() {
    return this.text.encoding;
  }

  *push(bytes: Uint8Array): Generator<Segment[]> {
    for (let from = 0; from < bytes.length; from += SLICE) {
      const slice = bytes.subarray(from, from + SLICE);
      const { buffer, byteOffset, byteLength } = slice;
      const signs = Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
      this.text.look(signs, isAscii(slice));
      this.rest += signs;
      yield this.cut(false);
      if (this.rest.length > LONGEST_SEGMENT) throw this.tooLong();
    }
  }

  *end(): Generator<Segment[]> {
    yield this.cut(true);
    if (this.no === 0) throw new BrokenX12("The file is empty");
  }

  private cut(final: boolean): Segment[] {
    const segments: Segment[] = [];
    const text = this.rest;
    let from = 0;
    for (;;) {
      from = afterBlanks(text, from, this.inside);
      if (from >= text.length || (text.length - from < 4 && !final)) break;
      if (!this.separators || beginsIsa(text, from, this.inside)) {
        const isa = this.isa(text, from, final);
        if (!isa) break;
        const segment = this.segment(isa.raw, from, isa.separators);
        for (const { element, value, length, needed } of isa.wrong) {
          const what = `${length} characters long, ${needed} needed: an ISA has a fixed length`;
          this.faults.push({ segment, element, value: value.trim(), what });
        }
        segments.push(segment);
        from = isa.next;
        continue;
      }
      const { terminator } = this.separators;
      const stop = text.indexOf(terminator, from);
      if (stop === -1 && !final) break;
      if (stop === -1) this.unterminated = terminator !== "\n" && terminator !== "\r";
      const end = stop === -1 ? text.length : stop;
      if (end - from > LONGEST_SEGMENT) throw this.tooLong();
      if (end === from) this.noise.emptySegments += 1;
      else segments.push(this.segment(text.slice(from, end), from, this.separators));
      from = stop === -1 ? text.length : stop + terminator.length;
    }
    this.rest = text.slice(from);
    this.text.left(this.rest);
    this.position += from;
    return segments;
  }

  private isa(text: string, from: number, final: boolean): Isa | null {
    if (!text.startsWith("ISA", from))
      throw new BrokenX12(notIsa(text, from), this.position + from);
    const isa = readIsa(text, from, this.position + from, final);
    if (isa) {
      this.separators = isa.separators;
      this.inside = true;
      this.text.keep(isa.separators);
    }
    return isa;
  }

  private segment(written: string, from: number, separators: Separators): Segment {
    this.no += 1;
    const lines = written.includes("\n") || written.includes("\r");
    const line = lines ? joined(written) : written;
    const cut = line.split(separators.element);
    const elements = this.text.suspect ? cut.map((element) => this.text.read(element)) : cut;
    const raw = this.text.suspect ? elements.join(separators.element) : line;
    const id = elements[0] ?? "";
    if (id === "IEA") this.inside = false;
    const segment: Segment = {
      no: this.no,
      at: this.position + from,
      raw,
      elements,
      separators,
      set: null,
      setNo: 0,
    };
    if (lines) this.lookAtLines(segment, written);
    if (this.text.suspect) this.lookAtSigns(segment, written);
    return segment;
  }

  private lookAtLines(segment: Segment, written: string) {
    this.noise.brokenLines += 1;
    for (const line of written.split(/[\r\n]+/).slice(1)) {
      const id = line.trim().split(segment.separators.element)[0] ?? "";
      if (!knownSegments.has(id)) continue;
      const what = `${id} follows on a line of its own, and no terminator stands before it`;
      this.faults.push({ segment, element: segment.elements[0] ?? "", value: "", what });
      return;
    }
  }

  private lookAtSigns(segment: Segment, written: string) {
    if (/[\u0080-\u00ff]/.test(written)) this.noise.beyondAscii += 1;
    const place = segment.elements.findIndex((element) => this.text.control.test(element));
    if (place === -1) return;
    const [sign = ""] = this.text.control.exec(segment.elements[place] ?? "") ?? [];
    const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const element = `${segment.elements[0]}${String(place).padStart(2, "0")}`;
    const value = segment.elements[place] ?? "";
    const what = `The control character U+${code} stands in it`;
    this.faults.push({ segment, element: place === 0 ? "" : element, value, what });
  }

  private tooLong() {
    const most = LONGEST_SEGMENT.toLocaleString("en-GB");
    const what = `Segment ${this.no + 1} does not end within ${most} characters: its terminator is missing`;
    return new BrokenX12(what, this.position);
  }
}

const isBlank = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

/** Files that were put together may have a byte order mark before each interchange. */
function afterBlanks(text: string, from: number, inside: boolean): number {
  let at = !inside && text.startsWith(BOM, from) ? from + BOM.length : from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** After an IEA whatever begins with ISA is one; within an interchange a segment's id could begin with it. */
const beginsIsa = (text: string, from: number, inside: boolean) =>
  text.startsWith("ISA", from) && (!inside || !/[A-Za-z0-9 ]/.test(text[from + 3] ?? " "));

const joined = (written: string) => written.replace(/[\r\n]+/g, "");

function notIsa(text: string, from: number): string {
  const start = text.slice(from, from + 3);
  if (start.startsWith("\u00c9\u00e2")) return "The file is written in EBCDIC. Send it in ASCII";
  if (/^(\u00ff\u00fe|\u00fe\u00ff)/.test(start)) return "The file is UTF-16. Send it in ASCII";
  if (/^UN[AB]/.test(start)) return "The file is EDIFACT. Send X12, CSV or XLSX";
  const said = /^[A-Z0-9]{2,3}/.exec(start)?.[0];
  return `The file does not begin with an ISA segment${said ? ` but with ${said}` : ""}`;
}
