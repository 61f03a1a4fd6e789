/** As many characters as a cell of a workbook holds. */
const LONGEST = 32_767;
const NO_SIGNS = /[\ufffe\uffff]/g;
/** What a workbook would take for the code of a sign. */
const CODE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text such that a workbook with it can be opened, and shows it as it is. */
export function sheetText(text: string): string {
  const short = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  const plain = short.replace(NO_SIGNS, "\ufffd");
  return plain.includes("_x") ? plain.replace(CODE, "_x005F_") : plain;
}
