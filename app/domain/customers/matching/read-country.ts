import { fold, wordsOf } from "./fold-text.ts";

const LANGUAGES = "en de fr es it nl pt pl cs sv da nb fi tr ja zh ko ru".split(" ");

const OTHER_NAMES: Record<string, string> = {
  ...{ uk: "GB", england: "GB", scotland: "GB", wales: "GB", "great britain": "GB", usa: "US" },
  ...{
    us: "US",
    "united states of america": "US",
    america: "US",
    holland: "NL",
    deutschland: "DE",
  },
  ...{
    brd: "DE",
    "south korea": "KR",
    korea: "KR",
    russia: "RU",
    prc: "CN",
    "mainland china": "CN",
  },
  ...{ uae: "AE", "czech republic": "CZ", turkey: "TR", eire: "IE" },
};

const ALPHA_3 =
  "USA US GBR GB DEU DE FRA FR ITA IT ESP ES NLD NL BEL BE LUX LU CHE CH AUT AT DNK DK SWE SE NOR NO FIN FI POL PL CZE CZ " +
  "PRT PT IRL IE JPN JP CHN CN KOR KR RUS RU TUR TR IND IN BRA BR MEX MX CAN CA AUS AU NZL NZ ZAF ZA SGP SG HKG HK";

let known: Map<string, string> | undefined;

function names(): Map<string, string> {
  if (known) return known;
  known = new Map();
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of codes) {
      // Codes of countries that are no more have the name of the one that is.
      if (Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`) continue;
      const name = display.of(code);
      if (name && !known.has(spelled(name))) known.set(spelled(name), code);
      if (name) known.set(code.toLowerCase(), code);
    }
  }
  const three = ALPHA_3.split(" ");
  for (let at = 0; at + 1 < three.length; at += 2)
    known.set((three[at] ?? "").toLowerCase(), three[at + 1] ?? "");
  for (const [name, code] of Object.entries(OTHER_NAMES)) known.set(name, code);
  return known;
}

const spelled = (text: string) => wordsOf(fold(text)).join(" ");

/** The two letters of ISO 3166 for a country however it is written; other words stay themselves. */
export function readCountry(text: string | undefined): string | null {
  const name = spelled(text ?? "");
  if (!name) return null;
  return names().get(name) ?? name.toUpperCase();
}
