/** The encodings a file may be said to have, as people know them. */
export const encodingNames = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16 (big endian)",
  "windows-1252": "Windows-1252",
  "windows-1250": "Windows-1250",
  "windows-1251": "Windows-1251",
  "iso-8859-15": "ISO 8859-15",
  gb18030: "GB18030",
  shift_jis: "Shift_JIS",
  big5: "Big5",
} as const;

export type Encoding = keyof typeof encodingNames;

export const isEncoding = (text: string): text is Encoding => Object.hasOwn(encodingNames, text);
