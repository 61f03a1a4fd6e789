import type {
  AppLoadContext,
  EntryContext,
  HandleDataRequestFunction,
  HandleErrorFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";

import { log } from "#app/platform/log.server.ts";
import { atEndOfBody, handOver } from "#app/platform/whole-page.server.ts";
import { NonceContext } from "#app/ui/nonce.ts";

export { databaseIsAway } from "#app/platform/db/errors.server.ts";
export { createAdministrator } from "#app/routes/create-administrator.server.ts";
export {
  checkStartup,
  ready,
  shutdown,
  startWorker,
} from "#app/routes/lifecycle.server.ts";

/** A promise that a loader streams and that is still open after this is given up. */
export const streamTimeout = 5_000;

/** Nothing of ours is streamed: a page is written in one go and sent in one piece, which costs far less than many. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const { serverHandoffStream, ...shown } = context;
  const answered = serverHandoffStream && handOver(serverHandoffStream, nonce);
  // Should the page fail, that is what the answer tells of.
  answered?.catch(() => undefined);
  const page = renderToString(
    <NonceContext.Provider value={nonce}>
      <RemixServer
        context={{ ...shown, manifest: onlyMatched(shown) }}
        url={request.url}
        nonce={nonce}
      />
    </NonceContext.Provider>,
  );
  headers.set("content-type", "text/html; charset=utf-8");
  keepPrivate(headers);
  const wakes = context.renderMeta?.didRenderScripts && answered;
  const html = wakes ? atEndOfBody(page, await wakes) : page;
  // As bytes: a response made of a text is checked and written sign by sign.
  return new Response(Buffer.from(`<!DOCTYPE html>${html}`), { headers, status });
}

/**
 * Of all routes those that this page consists of: drawing it would otherwise begin with making and ranking every route
 * that there is. The browser loads the whole list from a file of its own.
 */
function onlyMatched({ manifest, staticHandlerContext }: Shown): EntryContext["manifest"] {
  const routes: EntryContext["manifest"]["routes"] = {};
  for (const { route } of staticHandlerContext.matches) {
    const known = manifest.routes[route.id];
    if (known) routes[route.id] = known;
  }
  return { ...manifest, routes };
}

type Shown = Pick<EntryContext, "manifest" | "staticHandlerContext">;

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
