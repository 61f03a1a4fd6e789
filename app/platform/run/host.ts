import { createServer } from "node:http";

import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express from "express";

import { log } from "#app/platform/log.server.ts";

import { clientBundle } from "./build-app.ts";
import { listen } from "./listen.ts";
import { measure, metrics } from "./metrics.ts";
import { OperatorError } from "./operator-error.ts";
import { refuseForeign } from "./refuse-foreign.ts";
import { refuseMalformed } from "./refuse-malformed.ts";
import { failed, logRequests, securityHeaders } from "./request-middleware.ts";
import { sayUnavailable } from "./say-unavailable.ts";
import { sendWhole } from "./send-whole.ts";
import type { Bundle, Lifecycle } from "./server-bundle.ts";
import type { Settings } from "./settings.ts";
import { workInThread } from "./work-in-thread.ts";

/** The largest file over a slow line; Node gives up after five minutes of its own accord. */
const SLOWEST_UPLOAD_MS = 2 * 60 * 60_000;

/** Serves the built application, and runs its jobs unless they run elsewhere. */
export async function serve({ build, lifecycle }: Bundle, settings: Settings): Promise<void> {
  if (settings.worker) await workInThread();

  const app = bareApp();
  app.use(securityHeaders(process.env.ORIGIN ?? ""));
  addProbes(app, lifecycle);
  app.use(logRequests(log));
  app.use(refuseForeign(process.env.ORIGIN ?? ""));
  app.use(refuseMalformed);
  app.use(compression());
  // A name in here carries a hash of the content; one that is gone must not become a page.
  app.use("/assets", express.static(`${clientBundle}/assets`, { immutable: true, maxAge: "1y" }));
  app.use("/assets", (_request, response) => void response.status(404).end());
  app.use(express.static(clientBundle, { maxAge: "1h", index: false }));
  app.use(sendWhole);
  app.all(
    "*",
    createRequestHandler({
      build: sayUnavailable(build, lifecycle.databaseIsAway),
      mode: process.env.NODE_ENV,
      getLoadContext: ({ ip }, { locals }) => ({
        nonce: locals.nonce as string,
        address: ip ?? null,
      }),
    }),
  );
  app.use(failed(log));
  await listen(createServer({ requestTimeout: SLOWEST_UPLOAD_MS }, app), settings);
}

export function bareApp(): express.Express {
  const app = express();
  app.disable("x-powered-by");
  trustProxies(app);
  return app;
}

/** Whose word on the caller's address is taken: a proxy on this machine, or those the operator names. */
function trustProxies(app: express.Express): void {
  const named = process.env.TRUSTED_PROXIES?.split(",").map((name) => name.trim()) ?? [];
  try {
    app.set("trust proxy", ["loopback", ...named.filter(Boolean)]);
  } catch (error) {
    const { message } = error as Error;
    throw new OperatorError(
      `TRUSTED_PROXIES is not usable (${message}); name addresses or ranges, such as 10.0.0.0/8, with commas between`,
    );
  }
}

/** A process without pages is watched like one with them. */
export async function serveProbes(
  lifecycle: Pick<Lifecycle, "ready">,
  port: number,
  host: string,
): Promise<void> {
  const app = bareApp();
  addProbes(app, lifecycle);
  await listen(createServer(app), { port, host });
}

/** For what watches the process: alive, able to work, and how it fares. */
export function addProbes(app: express.Express, lifecycle: Pick<Lifecycle, "ready">): void {
  app.use(measure);
  app.get("/healthz", (_request, response) => void response.type("text").send("ok"));
  app.get("/readyz", (_request, response) => {
    lifecycle.ready().then(
      () => response.type("text").send("ok"),
      () => response.status(503).type("text").send("The database does not answer"),
    );
  });
  app.get("/metrics", metrics);
}
