/** Nine digits, as Dun & Bradstreet numbers them. */
export function readDuns(text: string | undefined): string | null {
  const digits = text?.replace(/[\s.-]/g, "") ?? "";
  return /^\d{9}$/.test(digits) && !/^(\d)\1+$/.test(digits) ? digits : null;
}

/** ISO 17442: twenty characters whose number, letters counted from 10, leaves 1 when divided by 97. */
export function readLei(text: string | undefined): string | null {
  const code = compact(text);
  return /^[A-Z0-9]{18}\d\d$/.test(code) && mod97(code) === 1 ? code : null;
}

function mod97(code: string): number {
  let rest = 0;
  for (const letter of code) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

const compact = (text: string | undefined) =>
  text
    ?.normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "") ?? "";

const weighted = (digits: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);

/** Where a country publishes how its check digit comes about. */
const VAT_CHECKS: Record<string, (digits: string) => boolean> = {
  DE: (n) => /^\d{9}$/.test(n) && iso7064(n),
  FR: (n) =>
    /^\d{11}$/.test(n) && Number(n.slice(0, 2)) === (12 + 3 * (Number(n.slice(2)) % 97)) % 97,
  BE: (n) => /^[01]?\d{9}$/.test(n) && 97 - (Number(n.slice(-10, -2)) % 97) === Number(n.slice(-2)),
  IT: (n) => /^\d{11}$/.test(n) && luhn(n),
  SE: (n) => /^\d{12}$/.test(n) && luhn(n.slice(0, 10)),
  DK: (n) => /^\d{8}$/.test(n) && weighted(n, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  FI: (n) => /^\d{8}$/.test(n) && weighted(n, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0,
  NO: (n) => /^\d{9}(MVA)?$/.test(n) && weighted(n, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  PL: (n) => /^\d{10}$/.test(n) && weighted(n, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(n[9]),
  PT: (n) =>
    /^\d{9}$/.test(n) &&
    ((11 - (weighted(n, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === Number(n[8]),
  GB: (n) => /^\d{9}(\d{3})?$/.test(n) && british(n),
  NL: (n) =>
    /^\d{9}B\d\d$/.test(n) &&
    (weighted(n, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 || mod97(`NL${n}`) === 1),
};

function iso7064(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, 8)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === Number(digits[8]);
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function british(digits: string): boolean {
  const sum = weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + Number(digits.slice(7, 9));
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

/**
 * A VAT or tax number with its country in front. One whose check digit is wrong is a slip of the keyboard, and
 * identifies nobody; countries that publish no rule are taken as written.
 */
export function readTaxNumber(text: string | undefined, country: string | null): string | null {
  const written = compact(text).replace(/^UK/, "GB");
  if (written.length < 7 || !/\d{5}/.test(written)) return null;
  const own = /^[A-Z]{2}/.test(written) && written.slice(0, 2) in VAT_CHECKS;
  const place = own ? written.slice(0, 2) : (country ?? "");
  const number = own ? written.slice(2) : written;
  const check = VAT_CHECKS[place];
  if (!check) return written;
  if (check(number)) return place + (place === "BE" ? number.padStart(10, "0") : number);
  // A number of another kind than the VAT number, when nothing says which it is.
  return own ? null : written;
}
