/** Tells the owner of a login that its password is another one now. */
export const passwordChangedLetter = ({ name, email }: { name: string; email: string }) => ({
  toName: name,
  toAddress: email,
  subject: "Your password was changed",
  text: "The password of your login to Tributary was changed just now, and every other session was ended.\n\nIf that was not you, set another one at once with “Forgotten?” on the sign-in page, and tell the administrator of your company.",
});
