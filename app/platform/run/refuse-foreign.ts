import type { RequestHandler } from "express";

import { isSameOrigin } from "../same-origin.ts";

/** Mailboxes post here by themselves (RFC 8058), and come from no page; the signed link is the proof. */
const fromMailboxes = /^\/unsubscribe\/[\w.-]+$/;

/** Refuses every unsafe request that does not come from one of our own pages, before anything reads it. */
export function refuseForeign(ownOrigin: string): RequestHandler {
  const ownHost = URL.canParse(ownOrigin) ? new URL(ownOrigin).host : undefined;
  return (request, response, next) => {
    // Programs ask with a key, which no browser sends by itself; cookies count for nothing there.
    if (isForPrograms(request.url) || fromMailboxes.test(request.path)) return next();
    const asked = {
      method: request.method,
      origin: request.get("origin"),
      secFetchSite: request.get("sec-fetch-site"),
    };
    // Behind a proxy the Host header may be an inner name; the address people use is the configured one.
    const hosts = [request.get("host"), ownHost];
    if (hosts.some((host) => isSameOrigin({ ...asked, host }))) return next();
    response.status(403).type("text").send("This form was sent from another site");
  };
}

/** Read as the application reads it: with its dots resolved. A mail server brings the secret that it was given. */
const isForPrograms = (path: string) =>
  URL.canParse(path, "http://here") &&
  /^\/api\/(v1\/|inbound\/mail$)/.test(new URL(path, "http://here").pathname);
