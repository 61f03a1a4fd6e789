import type { LoaderFunctionArgs } from "@remix-run/node";

import { customerListQuery } from "#app/domain/customers/customer-list.schema.ts";
import { customersToCsv } from "#app/domain/revenue/ui/customers-csv.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { minorDigits } from "#app/platform/money.ts";

import { listedCustomers } from "../customer-list.server.ts";
import { requireActor } from "../guard.server.ts";

/** More than anybody reads; whoever needs more asks for a narrower list. */
const MOST_ROWS = 10_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const query = { ...customerListQuery(request), after: undefined, before: undefined };
  const { customers, currency } = await withScope(actor, (tx) =>
    listedCustomers(tx, query, now(), MOST_ROWS),
  );
  return new Response(customersToCsv(customers, currency, minorDigits(currency)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="customers.csv"',
    },
  });
}
