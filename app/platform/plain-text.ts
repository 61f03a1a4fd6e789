/** Signs that are not seen, or turn the writing round so that a name reads as another. Tab and line ends are text. */
const unseen = /(?![\t\n\r])\p{Cc}|[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;
/** Half of a sign, which nothing can keep. */
const halves = /\p{Cs}/gu;

/** What somebody wrote, without what cannot be read. */
export const plainText = (text: string): string => text.replace(halves, "�").replace(unseen, "");
