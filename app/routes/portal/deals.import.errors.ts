import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";

import { errorsCsv } from "#app/domain/deals/import/errors-csv.ts";
import { planImport } from "#app/domain/deals/import/plan-import.server.ts";
import { now } from "#app/platform/clock.server.ts";

import { csvAnswer } from "../csv-answer.server.ts";
import { readForm } from "../form.server.ts";
import { requireSeller } from "./seller.server.ts";

/** The rows of a file that are wrong, each with what is wrong beside it. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireSeller(request);
  const form = await readForm(request);
  const content = Buffer.from(String(form.get("content")), "base64");
  const plan = await planImport(actor, content, now());
  if (!plan.ok) throw data(plan.problem, { status: 409 });
  return csvAnswer("deals-to-correct.csv", errorsCsv(plan));
}

/** The address itself shows nothing. */
export const loader = () => redirect("/portal/deals/import");
