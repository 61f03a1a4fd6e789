import { STOP_WORDS } from "./common-words.ts";

/** Tells how much it says that two parties share a word or a value: the rarer, the more. */
export class Frequencies {
  constructor(
    private parties = 0,
    private readonly counts = new Map<string, number>(),
  ) {}

  /** Counts what one party says, each value once. */
  add(values: Iterable<string>): void {
    this.parties += 1;
    for (const value of new Set(values)) this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
  }

  count(value: string): number {
    return this.counts.get(value) ?? 0;
  }

  /** In nats: the surprise of meeting the value in a party at random. */
  surprise(value: string): number {
    return Math.log((this.parties + 2) / (Math.max(this.count(value), 1) + 0.5));
  }

  /** The surprise that singles out one party among all. */
  get enough(): number {
    return Math.log(this.parties + 2);
  }
}

/** How much weight a word of a name has in comparing names. */
export function nameWordWeight(word: string, frequencies: Frequencies): number {
  const surprise = Math.max(frequencies.surprise(word), 0.3);
  if (STOP_WORDS.has(word)) return Math.min(surprise, 0.05 * frequencies.enough);
  return word.length === 1 ? surprise / 2 : surprise;
}
