import { createHmac } from "node:crypto";

import { keyFor } from "#app/platform/secret.server.ts";

import { plainMail, plainName, plainPhone, type Subject } from "./subject.ts";

/** Hashes under a key of this installation: they prove that somebody was asked about, and name nobody. */
const digest = (vendorId: number, kind: string, plain: string) =>
  `${kind}:${createHmac("sha256", keyFor("privacy digest")).update(`${vendorId}:${kind}:${plain}`).digest("hex")}`;

export const digestsOf = (vendorId: number, { mails, phones, names }: Subject): string[] => [
  ...mails.map((each) => digest(vendorId, "mail", each)),
  ...phones.map((each) => digest(vendorId, "phone", each)),
  ...names.map((each) => digest(vendorId, "name", each)),
];

/** What a value would be, as each kind that it can be. */
export const digestsOfValue = (vendorId: number, text: string): string[] => {
  const phone = /^[+\d\s()./-]+$/.test(text) ? plainPhone(text) : "";
  if (phone) return [digest(vendorId, "phone", phone)];
  return text.includes("@")
    ? [digest(vendorId, "mail", plainMail(text))]
    : [digest(vendorId, "name", plainName(text))];
};
