import type { HeadersFunction } from "@remix-run/node";

/** What an action answers beside its page, such as when to come back, is sent with the page as well. */
export const actionHeaders: HeadersFunction = ({ actionHeaders: headers }) => headers;
