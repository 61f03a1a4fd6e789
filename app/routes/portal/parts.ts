import type { LoaderFunctionArgs } from "@remix-run/node";

import { suggestParts } from "../remembered-action.server.ts";
import { requireReporter } from "./reporting-partner.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return suggestParts(request, await requireReporter(request, "submission:send"));
}
