/** A mail server names the mailbox that it refuses, and the queue repeats that in its own words: no name or address is logged. */
export const withoutAddresses = (text: string): string =>
  text.replace(/[^\s<>"'`(),;:=]+@[^\s<>"'`(),;:=]+/g, "…@…");
