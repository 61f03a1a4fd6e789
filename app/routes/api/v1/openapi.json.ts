import { env } from "#app/platform/env.server.ts";

import { openApi } from "./openapi.server.ts";

/** For tools, without a key: it holds nobody's data. */
export const loader = () =>
  new Response(JSON.stringify(openApi(env.ORIGIN), null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "public, max-age=300",
    },
  });
