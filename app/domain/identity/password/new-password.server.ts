import { type PasswordProblem, passwordProblem } from "./password-rule.ts";

let common: Promise<ReadonlySet<string>> | undefined;

// Fifty thousand words that only a new password needs: read when the first one is chosen.
const commonPasswords = () => {
  common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) =>
      new Set(dictionary["passwords-common"].map((word) => String(word).toLowerCase())),
  );
  return common;
};

/** What is wrong with a password somebody chose, or null. */
export async function newPasswordProblem(
  password: string,
  owner: { email: string; name: string },
): Promise<PasswordProblem | null> {
  return passwordProblem(password, owner, await commonPasswords());
}
