import { decodeWhole } from "./decode-text.ts";
import type { Encoding } from "./encodings.ts";

type Counts = {
  high: number;
  /** High bytes that stand beside another one. */
  paired: number;
  /** Pairs of high bytes whose first is that of a common Chinese sign in GB 2312, or in Big5. */
  commonGb: number;
  commonBig5: number;
  pairs: number;
  runs: number;
  /** Bytes of Shift_JIS that begin a Japanese syllable sign. */
  kana: number;
  /** 0x80 to 0x9F: signs in Windows' encodings, nothing in the ISO ones. */
  control: number;
};

/** What bytes that are not UTF-8 most probably are. Western Europe is what is assumed where nothing speaks against it. */
export function guessEncoding(bytes: Buffer): Encoding {
  const counts = count(bytes);
  const { high, paired, commonGb, commonBig5, pairs, runs, kana } = counts;
  if (kana > high / 6 && decodes(bytes, "shift_jis")) return "shift_jis";
  if (paired > high * 0.5 && commonBig5 > pairs * 0.8 && decodes(bytes, "big5")) {
    if (!(commonGb > pairs * 0.9 && decodes(bytes, "gb18030"))) return "big5";
  }
  if (paired > high * 0.9 && commonGb > pairs * 0.6 && decodes(bytes, "gb18030")) return "gb18030";
  if (high > runs * 3 && cyrillic(bytes)) return "windows-1251";
  return european(bytes, counts);
}

function count(bytes: Buffer): Counts {
  const counts = {
    high: 0,
    paired: 0,
    commonGb: 0,
    commonBig5: 0,
    pairs: 0,
    runs: 0,
    kana: 0,
    control: 0,
  };
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const from = at;
    while ((bytes[at] ?? 0) >= 0x80) at += 1;
    const length = at - from;
    counts.runs += 1;
    counts.high += length;
    if (length > 1) counts.paired += length;
    for (let one = from; one < at; one += 1) {
      const byte = bytes[one] ?? 0;
      const next = bytes[one + 1] ?? 0;
      if (byte < 0xa0) counts.control += 1;
      if ((byte === 0x82 && next >= 0x9f) || (byte === 0x83 && next >= 0x40 && next <= 0x96))
        counts.kana += 2;
    }
    for (let one = from; one < at; one += 2) {
      const byte = bytes[one] ?? 0;
      counts.pairs += 1;
      if ((byte >= 0xb0 && byte <= 0xd7) || byte === 0xa3) counts.commonGb += 1;
      if (byte >= 0xa4 && byte <= 0xc6) counts.commonBig5 += 1;
    }
  }
  return counts;
}

/** Long words of letters: in the encodings of Western Europe they would all be accented. */
function cyrillic(bytes: Buffer): boolean {
  const text = new TextDecoder("windows-1251").decode(bytes);
  const letters = text.match(/[\u0400-\u045f]/g)?.length ?? 0;
  const small = text.match(/[\u0430-\u045f]/g)?.length ?? 0;
  return letters > text.replace(/\p{ASCII}/gu, "").length * 0.9 && small > letters / 3;
}

/** A sign that is no letter, between two letters, speaks against an encoding. */
const between = /\p{L}[^\p{L}\p{M}\p{ASCII}’‘´–—·]\p{L}/gu;
const odd = (bytes: Buffer, encoding: Encoding) =>
  decodeWhole(bytes, encoding).match(between)?.length ?? 0;

function european(bytes: Buffer, { control }: Counts): Encoding {
  const western = odd(bytes, "windows-1252");
  if (western > 0 && odd(bytes, "windows-1250") < western / 2) return "windows-1250";
  // The euro of ISO 8859-15 is the sign for "some currency", which nobody writes.
  if (control === 0 && bytes.includes(0xa4)) return "iso-8859-15";
  return "windows-1252";
}

function decodes(bytes: Buffer, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
