const LETTERS: Record<string, string> = {
  ...{ ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h" },
  // Cyrillic by sound, so that a name meets its own transliteration.
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", к: "k", л: "l" },
  ...{ м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts" },
  ...{ ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya", і: "i" },
  ...{ ї: "i", є: "e", ґ: "g", ў: "u" },
  ...{ α: "a", β: "v", γ: "g", δ: "d", ε: "e", ζ: "z", η: "i", θ: "th", ι: "i", κ: "k", λ: "l" },
  ...{ μ: "m", ν: "n", ξ: "x", ο: "o", π: "p", ρ: "r", σ: "s", ς: "s", τ: "t", υ: "y", φ: "f" },
  ...{ χ: "ch", ψ: "ps", ω: "o" },
};

const FOREIGN = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/** One case, one width, no accents, Latin letters where a letter has a Latin sound. */
export function foldText(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFKD")
      // Combining accents alone: the marks of Japanese and Indian scripts make other letters.
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC")
      .replace(FOREIGN, (letter) => LETTERS[letter] ?? letter)
  );
}

/** Text without any letter or digit outside of ASCII takes this road, several times as fast. */
const PLAIN = /^[\x20-\x7e]*$/;

export const fold = (text: string): string =>
  PLAIN.test(text) ? text.toLowerCase() : foldText(text);

/** Nothing but plain letters, digits and what parts them for certain: most texts, and no rule is needed to part them. */
const SIMPLE = /^[a-z0-9 ,;:()#/-]*$/;

/** "S.A." and "U.S.A." are words; "O'Hara" is one word; everything else that is no letter or digit parts them. */
export function wordsOf(folded: string): string[] {
  if (SIMPLE.test(folded)) return folded.match(/[a-z0-9]+/g) ?? [];
  return (
    folded
      .replace(/[&+]/g, " and ")
      .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.\s?)+(?:\p{L}(?![\p{L}\p{N}]))?/gu, (initials) =>
        initials.length > 3 ? `${initials.replace(/[.\s]/g, "")} ` : initials,
      )
      .match(/[\p{L}\p{N}\p{M}]+(?:['’`´][\p{L}\p{N}]+)*/gu)
      ?.map((word) => word.replace(/['’`´]/g, "")) ?? []
  );
}

/** Scripts that put no space between words. */
export const isUnspaced = (text: string): boolean =>
  !PLAIN.test(text) &&
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
