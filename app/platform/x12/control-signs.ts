/** Control characters but tab and line ends. */
export const controlCodes = [...Array(32).keys(), 127].filter(
  (code) => ![9, 10, 13].includes(code),
);

const written = (code: number) => `\\u${code.toString(16).padStart(4, "0")}`;

/** Matches one of these characters. The class is built from codes, since the signs themselves cannot be seen. */
export const anyOf = (codes: readonly number[]) => new RegExp(`[${codes.map(written).join("")}]`);

const every = new RegExp(anyOf([...Array(32).keys()]).source, "g");
const PICTURES = 0x2400;

/** Control characters as pictures of themselves, so that they can be shown and kept. */
export const visible = (text: string): string =>
  text.replace(every, (sign) => String.fromCharCode(PICTURES + sign.charCodeAt(0)));
