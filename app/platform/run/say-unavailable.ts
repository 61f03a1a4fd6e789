import type { ServerBuild } from "@remix-run/node";

import { log } from "#app/platform/log.server.ts";

type Work = (...given: never[]) => unknown;

/**
 * Where the database is away or has no connection to spare, a page says that it is not available right now, whichever
 * of its parts noticed: it is nobody's mistake, and the same page works a moment later.
 */
export function sayUnavailable(build: ServerBuild, isAway: (error: unknown) => boolean) {
  const telling = <W extends Work>(work: W | undefined): W | undefined =>
    work &&
    ((async (...given: Parameters<W>) => {
      try {
        return await work(...given);
      } catch (error) {
        if (error instanceof Response || !isAway(error)) throw error;
        log.error({ err: error }, "the database does not answer");
        throw new Response("Unavailable", { status: 503, headers: { "Retry-After": "10" } });
      }
    }) as unknown as W);
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    const module = { ...route.module, loader: telling(loader), action: telling(action) };
    return [id, { ...route, module }];
  });
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild["routes"] };
}
