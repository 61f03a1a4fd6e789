import { Fragment } from "react";

import { NOTHING } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** As few letters of a word say which word is meant. */
const LEAST = 3;

/** How many letters of a word another one of theirs begins with, or is. */
function shared(word: string, theirs: readonly string[]): number {
  const agreeing = theirs.filter(
    (other) =>
      other === word || (Math.min(other.length, word.length) >= LEAST && begins(other, word)),
  );
  return Math.max(0, ...agreeing.map((other) => Math.min(other.length, word.length)));
}

const begins = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);

type AgreeingProps = {
  text: string | null;
  other: string | null;
  /** A number or an address on the web: all of it or nothing. */
  code?: boolean;
};

/** A text with those words and beginnings of words marked that the other one has, too. */
export function Agreeing({ text, other, code }: AgreeingProps) {
  if (!text) return <span className="faint">{NOTHING}</span>;
  if (code) return plain(text) === plain(other ?? "") ? <mark>{text}</mark> : text;
  const theirs = (other ?? "").split(/[\s,.@/-]+/u).map(plain);
  const whole = plain(other ?? "");
  const pieces = text.normalize("NFC").split(/([\s,]+)/u);
  return (
    <>
      {keyed(pieces).map(({ key, item }) => {
        const word = plain(item);
        if (word === "") return <Fragment key={key}>{item}</Fragment>;
        const letters = word === whole ? word.length : shared(word, theirs);
        const end = letters === word.length ? item.length : letters;
        return (
          <Fragment key={key}>
            {end > 0 && <mark>{item.slice(0, end)}</mark>}
            {item.slice(end)}
          </Fragment>
        );
      })}
    </>
  );
}
