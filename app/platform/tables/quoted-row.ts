/** How the cells of a text file are told apart. */
export type Dialect = {
  /** One sign. */
  delimiter: string;
  /** One sign, or none. */
  quote: string;
  /** How the quote is written inside quotes. */
  escapes: "doubled" | "backslash";
};

type Cut = { cells: string[]; end: number };

/**
 * One row that holds quotes, from a place on; null when the text so far does not hold all of it. "astray" is a quote
 * that runs over line ends and then stops inside a cell: it was never closed, and what stopped it opens another.
 */
export function cutQuotedRow(
  text: string,
  from: number,
  { delimiter, quote, escapes }: Dialect,
  final: boolean,
): Cut | "unclosed" | "astray" | null {
  const cells: string[] = [];
  const stop = delimiter.charCodeAt(0);
  const mark = quote.charCodeAt(0);
  let at = from;
  for (;;) {
    let quoted = "";
    let lines = false;
    if (text.charCodeAt(at) === mark) {
      const close = endOfQuoted(text, at + 1, quote, escapes);
      if (close === -1) return final ? "unclosed" : null;
      const content = text.slice(at + 1, close);
      lines = /[\r\n]/.test(content);
      quoted = unescaped(content, quote, escapes);
      at = close + 1;
    }
    const end = endOfCell(text, at, stop);
    if (lines && text.slice(at, end).trim() !== "") return "astray";
    cells.push(end === at ? quoted : quoted + text.slice(at, end));
    at = end;
    if (at >= text.length) return final ? { cells, end: at } : null;
    if (text.charCodeAt(at) !== stop) return { cells, end: at };
    at += 1;
  }
}

function endOfQuoted(
  text: string,
  from: number,
  quote: string,
  escapes: Dialect["escapes"],
): number {
  let at = from;
  for (;;) {
    const close = text.indexOf(quote, at);
    if (close === -1) return -1;
    if (escapes === "backslash" && isEscaped(text, from, close)) at = close + 1;
    else if (text[close + 1] === quote) at = close + 2;
    else return close;
  }
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, from: number, place: number): boolean {
  let before = place;
  while (before > from && text[before - 1] === "\\") before -= 1;
  return (place - before) % 2 === 1;
}

function unescaped(content: string, quote: string, escapes: Dialect["escapes"]): string {
  if (escapes === "backslash" && content.includes("\\")) {
    return content.replace(quote === "'" ? /\\([\\'])|'(')/g : /\\([\\"])|"(")/g, "$1$2");
  }
  return content.includes(quote) ? content.replaceAll(quote + quote, quote) : content;
}

function endOfCell(text: string, from: number, stop: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === stop || code === 10 || code === 13) break;
    at += 1;
  }
  return at;
}
