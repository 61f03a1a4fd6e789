import type { RequestHandler } from "express";

import { isSameOrigin } from "../same-origin.ts";

/** Mailboxes post here by themselves (RFC 8058), and come from no page; the signed link is the proof. */
const fromMailboxes = /^\/unsubscribe\/[\w.-]+$/;
/** Programs ask with a key, and a mail server with its secret: no browser sends either by itself. */
const forPrograms = /^\/api\/v1\//;
const fromMailServers = /^\/api\/inbound\/mail$/;

/** Refuses every unsafe request that does not come from one of our own pages, before anything reads it. */
export function refuseForeign(ownOrigin: string): RequestHandler {
  const ownHost = URL.canParse(ownOrigin) ? new URL(ownOrigin).host : undefined;
  return (request, response, next) => {
    if (bringsItsProof(request.method, request.url)) return next();
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

/** The address is read as the application reads it: with its dots resolved, and "//x/api" is no other host. */
function bringsItsProof(method: string, address: string): boolean {
  const whole = `http://here${address}`;
  if (!address.startsWith("/") || !URL.canParse(whole)) return false;
  const { pathname } = new URL(whole);
  if (forPrograms.test(pathname)) return true;
  return method === "POST" && (fromMailboxes.test(pathname) || fromMailServers.test(pathname));
}
