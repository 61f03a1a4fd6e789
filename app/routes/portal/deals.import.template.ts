import type { LoaderFunctionArgs } from "@remix-run/node";

import { templateCsv } from "#app/domain/deals/import/errors-csv.ts";

import { csvAnswer } from "../csv-answer.server.ts";
import { requireSeller } from "./seller.server.ts";

/** A file to write deals into. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireSeller(request);
  return csvAnswer("deals-to-register.csv", templateCsv());
}
