import { randomBytes, randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";

import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";

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

/** One line per request: no query string, no headers, no person. */
export function logRequests(log: Logger): RequestHandler {
  const logger = pinoHttp({
    logger: log,
    genReqId: (_request, response) => {
      const id = randomUUID();
      (response as Response).locals.requestId = id;
      response.setHeader("x-request-id", id);
      return id;
    },
    autoLogging: { ignore: ({ url }) => url?.startsWith("/assets/") ?? false },
    customLogLevel: (_request, { statusCode }, error) =>
      error || statusCode >= 500 ? "error" : "info",
    customAttributeKeys: { responseTime: "ms" },
    quietReqLogger: true,
    customProps: (request) => ({
      method: request.method,
      path: withoutSecrets((request as { originalUrl?: string }).originalUrl ?? request.url ?? ""),
    }),
    serializers: {
      req: () => undefined,
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
  });
  return (request, response, next) => {
    logger(request, response);
    next();
  };
}

/** The last resort: the application answers its own errors with pages. */
export function failed(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    log.error({ err: error, requestId: response.locals.requestId as string }, "request failed");
    if (response.headersSent) return next(error);
    response.status(500).type("text").send("Something went wrong on our side");
  };
}
