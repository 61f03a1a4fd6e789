/** What may happen to the ways in which somebody signs in. */
export type FactorChange =
  | { kind: "authenticator_added" }
  | { kind: "authenticator_removed" }
  | { kind: "passkey_added"; name: string }
  | { kind: "passkey_removed"; name: string }
  | { kind: "recovery_codes_renewed" }
  | { kind: "recovery_code_used"; left: number }
  | { kind: "second_factor_reset"; by: string }
  | { kind: "codes_refused" };

const subjects: Record<FactorChange["kind"], string> = {
  authenticator_added: "An authenticator app was added to your login",
  authenticator_removed: "The authenticator app was removed from your login",
  passkey_added: "A passkey was added to your login",
  passkey_removed: "A passkey was removed from your login",
  recovery_codes_renewed: "Your recovery codes were renewed",
  recovery_code_used: "A recovery code of yours was used",
  second_factor_reset: "Your second factor was reset",
  codes_refused: "Somebody knows your password",
};

const counted = (count: number) =>
  count === 0 ? "None is left" : count === 1 ? "One is left" : `${count} are left`;

function whatItMeans(change: FactorChange): string {
  switch (change.kind) {
    case "authenticator_added":
      return "From now on, signing in with your password asks for a code as well.";
    case "authenticator_removed":
      return "Signing in asks for no code of the app any more.";
    case "passkey_added":
      return `The passkey “${change.name}” can now sign you in, without a password.`;
    case "passkey_removed":
      return `The passkey “${change.name}” does not sign you in any more.`;
    case "recovery_codes_renewed":
      return "Ten new codes were made. The former ones are void.";
    case "recovery_code_used":
      return `It is spent. ${counted(change.left)}; make new ones under Account, Security.`;
    case "codes_refused":
      return "Your password was right and the codes after it were wrong, several times. Nobody got in that way. If it was not you who mistyped, somebody knows your password.";
    case "second_factor_reset":
      return `${change.by} removed your authenticator app, your passkeys and your recovery codes, and ended your sessions. Sign in with your password and set up a new second factor.`;
  }
}

/** Tells somebody what changed in how they sign in, and what to do if it was not them. */
export function factorLetter(change: FactorChange, { origin }: { origin: string }) {
  const text = [
    whatItMeans(change),
    `If this was not you, change your password and look at your sessions: ${origin}/account`,
  ];
  return { subject: subjects[change.kind], text: `${text.join("\n\n")}\n` };
}
