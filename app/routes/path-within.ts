/** An address to come back to, as given in a form or a link: only a path of our own, else the front door. */
export function pathWithin(value: unknown): string {
  if (typeof value !== "string") return "/";
  // Browsers read "//host", "/\host" and addresses with control characters as another site's.
  const foreign = /^(?!\/)|^\/[/\\]/.test(value) || /\p{Cc}/u.test(value);
  return foreign ? "/" : value;
}
