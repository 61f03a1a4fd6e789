import { randomBytes, randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";

import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Logger } from "pino";

import { inContext, type WorkContext } from "#app/platform/request-context.ts";

/** A fresh nonce per response; scripts without it do not run. */
export function securityHeaders(origin: string): RequestHandler[] {
  const encrypted = origin.startsWith("https:");
  const nonceOf = (response: ServerResponse) => (response as Response).locals.nonce as string;
  return [
    (_request, response, next) => {
      response.locals.nonce = randomBytes(16).toString("base64");
      next();
    },
    helmet({
      strictTransportSecurity: encrypted,
      xFrameOptions: { action: "deny" },
      // Under helmet's no-referrer a form posts "Origin: null", and the check of origins would fail.
      referrerPolicy: { policy: "same-origin" },
      contentSecurityPolicy: {
        directives: {
          "script-src": [
            "'self'",
            (_request, response) => `'nonce-${nonceOf(response)}'`,
            "'strict-dynamic'",
          ],
          "style-src": ["'self'", "'unsafe-inline'"],
          "font-src": ["'self'"],
          "connect-src": ["'self'"],
          "base-uri": ["'none'"],
          "frame-ancestors": ["'none'"],
          "upgrade-insecure-requests": encrypted ? [] : null,
        },
      },
    }),
  ];
}

/** Secrets travel in paths, too: invitations, resets. Record ids stay readable. */
export const withoutSecrets = (url: string) =>
  (url.split("?")[0] ?? "")
    .split("/")
    .map((part) => (part.length >= 24 && !/^[\da-f]{8}(-[\da-f]{4}){3}-/i.test(part) ? "…" : part))
    .join("/");

/** One line per request, with the ids of who asked: no query string, no headers, no name or address. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const context: WorkContext = { requestId: randomUUID() };
    response.setHeader("x-request-id", context.requestId ?? "");
    const start = performance.now();
    response.once("close", () => {
      const { method, originalUrl } = request;
      if (originalUrl.startsWith("/assets/")) return;
      const { statusCode: status, writableFinished: finished } = response;
      const line = {
        method,
        path: withoutSecrets(originalUrl),
        status,
        ms: Math.round(performance.now() - start),
        ...(!finished && { givenUp: true }),
      };
      inContext(context, () => log[status >= 500 ? "error" : "info"](line, "request"));
    });
    inContext(context, next);
  };
}

/** The last resort: the application answers its own errors with pages. */
export function failed(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    log.error({ err: error }, "request failed");
    if (response.headersSent) return next(error);
    response.status(500).type("text").send("Something went wrong on our side");
  };
}
