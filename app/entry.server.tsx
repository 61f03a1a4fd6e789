import { PassThrough } from "node:stream";

import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleDataRequestFunction,
  type HandleErrorFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";

import { log } from "#app/platform/log.server.ts";
import { NonceContext } from "#app/ui/nonce.ts";

export {
  checkStartup,
  ready,
  shutdown,
  startWorker,
} from "#app/routes/lifecycle.server.ts";

/** A promise that a loader streams and that is still open after this is given up. */
export const streamTimeout = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  // A crawler reads the page once, so it waits for all of it.
  const whole = isbot(request.headers.get("user-agent") ?? "");
  return new Promise((resolve, reject) => {
    let answered = false;
    let finalStatus = status;
    const answer = () => {
      answered = true;
      const body = new PassThrough();
      headers.set("content-type", "text/html; charset=utf-8");
      keepPrivate(headers);
      resolve(
        new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }),
      );
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer
          context={context}
          url={request.url}
          nonce={nonce}
          abortDelay={streamTimeout + 1_000}
        />
      </NonceContext.Provider>,
      {
        nonce,
        [whole ? "onAllReady" : "onShellReady"]: answer,
        onShellError: reject,
        onError(error: unknown) {
          finalStatus = 500;
          // Before the shell is out, the request itself fails and is logged as that.
          if (answered) log.error({ err: error }, "rendering failed");
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** What a page shows is its reader's; nothing in between keeps it, and a browser asks again. */
function keepPrivate(headers: Headers) {
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-cache");
}

/** What a page loads after the first one. */
export const handleDataRequest: HandleDataRequestFunction = (response) => {
  keepPrivate(response.headers);
  return response;
};

/** A request that its sender has given up, or that we refuse, is no fault of ours. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error) && error.status < 500) return;
  log.error({ err: error }, "request failed");
};
