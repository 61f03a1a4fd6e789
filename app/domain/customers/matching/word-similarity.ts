const row = new Int32Array(3 * 130);

/** How many letters must be typed, dropped, changed or swapped with their neighbour to get from one to the other. */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (a.length > b.length) return editDistance(b, a, most);
  if (b.length - a.length > most || b.length > 128) return most + 1;
  const width = a.length + 1;
  let before = 0;
  let last = 130;
  let now = 260;
  for (let i = 0; i < width; i += 1) row[last + i] = i;
  for (let j = 1; j <= b.length; j += 1) {
    row[now] = j;
    let least = j;
    const letter = b.charCodeAt(j - 1);
    for (let i = 1; i < width; i += 1) {
      const same = a.charCodeAt(i - 1) === letter;
      let cost = same
        ? at(last + i - 1)
        : 1 + Math.min(at(last + i - 1), at(last + i), at(now + i - 1));
      if (
        i > 1 &&
        j > 1 &&
        letter === a.charCodeAt(i - 2) &&
        b.charCodeAt(j - 2) === a.charCodeAt(i - 1)
      )
        cost = Math.min(cost, at(before + i - 2) + 1);
      row[now + i] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(at(last + a.length), most + 1);
}

const at = (place: number) => row[place] ?? 0;

/** From 0, nothing alike, to 1, the same; what is less alike than `least` is 0. */
export function editSimilarity(a: string, b: string, least: number): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 1;
  const most = Math.floor((1 - least) * longest + 1e-9);
  const distance = editDistance(a, b, most);
  return distance > most ? 0 : 1 - distance / longest;
}

const hasDigit = /\d/;

/** A letter read or typed as a digit: "0rady". Codes have more digits, or fewer letters. */
export const isSlippedWord = (word: string): boolean =>
  /^\p{L}*\d\p{L}*$/u.test(word) && word.length > 3;

/**
 * How far two words are the same word: a slip of the keyboard, a word cut short, an initial, its consonants. Numbers and model
 * codes are the same or not: "12" is no slip for "14".
 */
export function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (
    hasDigit.test(a) ? hasDigit.test(b) || !isSlippedWord(a) : hasDigit.test(b) && !isSlippedWord(b)
  )
    return 0;
  if (short.length >= 3 && long.startsWith(short)) return Math.max(0.8, short.length / long.length);
  if (short.length === 1) return long.startsWith(short) ? 0.6 : 0;
  if (short.length < 3) {
    const near = short.length === 2 && long.length === 3 && isWithin(short, long);
    return near ? 0.66 : 0;
  }
  const slip = editSimilarity(a, b, 0.6);
  if (slip > 0) return slip;
  return short.length >= 3 && isContraction(short, long) ? 0.7 : 0;
}

/** "mfg" for "manufacturing": the same first letter, the rest in order, ending on a letter late in the word. */
function isContraction(short: string, long: string): boolean {
  return short[0] === long[0] && !/[aeiou]/.test(short.slice(1)) && isWithin(short, long);
}

function isWithin(short: string, long: string): boolean {
  let found = 0;
  for (const letter of long) if (letter === short[found]) found += 1;
  return found === short.length;
}
