/** How postcodes look, without spaces and the country in front; countries that are not here take any. */
const shapes: Record<string, RegExp> = {
  AT: /^\d{4}$/,
  AU: /^\d{4}$/,
  BE: /^\d{4}$/,
  CA: /^[A-Z]\d[A-Z]\d[A-Z]\d$/,
  CH: /^\d{4}$/,
  CZ: /^\d{5}$/,
  DE: /^\d{5}$/,
  DK: /^\d{4}$/,
  EE: /^\d{5}$/,
  ES: /^\d{5}$/,
  FI: /^\d{5}$/,
  FR: /^\d{5}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/,
  HU: /^\d{4}$/,
  IT: /^\d{5}$/,
  JP: /^\d{7}$/,
  LT: /^\d{5}$/,
  LU: /^\d{4}$/,
  LV: /^\d{4}$/,
  NL: /^\d{4}[A-Z]{2}$/,
  NO: /^\d{4}$/,
  PL: /^\d{5}$/,
  PT: /^\d{4}(\d{3})?$/,
  SE: /^\d{5}$/,
  SK: /^\d{5}$/,
  US: /^\d{5}(\d{4})?$/,
};

/** Whether a postcode has the form of its country: "N-0150", "0150" and "NO 0150" have that of Norway. */
export function looksLikePostcode(text: string, country: string): boolean {
  const shape = shapes[country];
  if (!shape) return true;
  const code = text.toUpperCase().replace(/[\s.-]/g, "");
  return (
    shape.test(code) ||
    shape.test(code.replace(new RegExp(`^${country}`), "")) ||
    shape.test(code.replace(/^[A-Z](?=\d)/, ""))
  );
}
