const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const languages = ["en", "de", "fr", "nb", "sv", "da"];

let names: Map<string, string> | null = null;

const key = (text: string) => text.trim().toLowerCase().replace(/\s+/g, " ");

/** The names of all countries in the languages that files come in, by what they are called. */
function countryNames(): Map<string, string> {
  if (names) return names;
  names = new Map([
    ["uk", "GB"],
    ["usa", "US"],
    ["u.s.a.", "US"],
    ["holland", "NL"],
    ["czech republic", "CZ"],
  ]);
  for (const language of languages) {
    const display = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    for (const code of LETTERS.flatMap((a) => LETTERS.map((b) => a + b))) {
      const name = display.of(code);
      if (name && !names.has(key(name))) names.set(key(name), code);
    }
  }
  return names;
}

/** "NO", "no", "Norway" and "Norwegen" as "NO"; null for what is no country. */
export function countryCode(text: string): string | null {
  if (text.trim() === "") return null;
  const named = countryNames().get(key(text));
  if (named) return named;
  return /^[A-Za-z]{2}$/.test(text.trim()) ? text.trim().toUpperCase() : null;
}
