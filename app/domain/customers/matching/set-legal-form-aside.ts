import { LEADING_FORMS, LEGAL_FORMS, LONGEST_FORM, UNSPACED_FORMS } from "./legal-forms.ts";

export type WithoutForm = {
  /** What is left: never nothing. */
  words: string[];
  /** The form's words as they were written. */
  form: string[];
  /** The form as we write it. */
  legal: string | null;
};

/**
 * Takes the legal form off either end of a name. A second form before the last one goes too ("Acme Corporation,
 * Inc."), and the last one decides which it is. A name made of forms alone keeps them.
 */
export function setLegalFormAside(words: readonly string[]): WithoutForm {
  let rest = [...words];
  const form: string[] = [];
  let legal: string | null = null;
  for (let again = true; again; ) {
    again = false;
    for (let size = Math.min(LONGEST_FORM, rest.length - 1); size > 0; size -= 1) {
      const found = LEGAL_FORMS.get(rest.slice(-size).join(" "));
      if (!found) continue;
      legal ??= found;
      form.unshift(...rest.slice(-size));
      rest = rest.slice(0, -size);
      // "GmbH & Co. KG" leaves its "and" behind.
      if (rest.length > 1 && rest.at(-1) === "and") rest.pop();
      again = true;
      break;
    }
  }
  const first = rest[0] ?? "";
  if (!legal && rest.length > 1 && LEADING_FORMS.has(first)) {
    legal = LEGAL_FORMS.get(first) ?? null;
    form.push(first);
    rest = rest.slice(1);
  }
  return { words: rest, form, legal };
}

/** The same in scripts without spaces: "株式会社日立製作所" is "日立製作所" and a form. */
export function setUnspacedFormAside(text: string): {
  text: string;
  form: string | null;
  legal: string | null;
} {
  for (const form of UNSPACED_FORMS) {
    const bare = text.trim();
    if (bare.length <= form.length) continue;
    const legal = LEGAL_FORMS.get(form) ?? null;
    if (bare.startsWith(form)) return { text: bare.slice(form.length).trim(), form, legal };
    if (bare.endsWith(form)) return { text: bare.slice(0, -form.length).trim(), form, legal };
  }
  return { text, form: null, legal: null };
}
