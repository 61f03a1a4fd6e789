import type { RequestHandler } from "express";

import { isSameOrigin } from "../same-origin.ts";

/** Refuses every unsafe request that does not come from one of our own pages, before anything reads it. */
export function refuseForeign(ownOrigin: string): RequestHandler {
  const ownHost = URL.canParse(ownOrigin) ? new URL(ownOrigin).host : undefined;
  return (request, response, next) => {
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
