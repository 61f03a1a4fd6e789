import { type MailChoice, mailChoices, type NewsGroup, usualWish, type Wish } from "./wish.ts";

/** What each choice is called on the form. */
export const mailNames: Record<MailChoice, string> = {
  at_once: "Mail at once",
  daily: "In the daily mail",
  off: "No mail",
};

export const inAppField = (kind: string) => `app ${kind}`;
export const mailField = (kind: string) => `mail ${kind}`;

/** What a form says about the kinds that it shows; others are nobody's to choose here. */
export function wishesFrom(
  form: FormData,
  groups: readonly NewsGroup[],
): (Wish & { kind: string })[] {
  return groups
    .flatMap(({ kinds }) => kinds)
    .map(({ kind }) => {
      const said = form.get(mailField(kind));
      const mail = mailChoices.find((choice) => choice === said) ?? usualWish.mail;
      return { kind, inApp: form.has(inAppField(kind)), mail };
    });
}
