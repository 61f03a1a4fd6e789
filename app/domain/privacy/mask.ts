import { plainMail, plainName, plainPhone, type Subject, wordsOf } from "./subject.ts";

export const ERASED_CONTACT = "Erased contact";
export const FORMER_MEMBER = "Former member";
const GAP = "[erased]";

/** Takes a person's words out of a text. */
export function maskText(text: string, subject: Subject): string {
  const words = wordsOf(subject);
  return words ? text.replace(words, GAP) : text;
}

/** The same in every string of a document; one that is nothing but the person's is replaced as its column would be. */
export function maskJson(value: unknown, subject: Subject): unknown {
  if (typeof value === "string") return maskWhole(value, subject);
  if (Array.isArray(value)) return value.map((each) => maskJson(each, subject));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, maskJson(each, subject)]),
  );
}

function maskWhole(text: string, subject: Subject): string {
  const { mails, phones, names, besides } = subject;
  if (mails.includes(plainMail(text))) return "";
  const phone = plainPhone(text);
  if (/^[+\d\s()./-]+$/.test(text) && [...phones, ...besides.phones].includes(phone)) return "";
  if ([...names, ...besides.names].includes(plainName(text))) {
    return subject.user ? FORMER_MEMBER : ERASED_CONTACT;
  }
  return maskText(text, subject);
}
