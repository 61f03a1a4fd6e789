import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { dealsOfParties } from "#app/domain/deals/lists/deals-of-customer.server.ts";
import { countDeals } from "#app/domain/deals/of-customer/count-deals.server.ts";
import { dealLots, lotsOf, MOST_DEALS } from "#app/domain/deals/of-customer/deals-in-short.ts";
import { expectedOf } from "#app/domain/deals/of-customer/expected.server.ts";
import { CustomerDeals } from "#app/domain/deals/ui/lists/customer-deals.tsx";
import { ExpectedTable } from "#app/domain/deals/ui/of-customer/expected-table.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { customerPage } from "#app/domain/revenue/of-customer/lines-address.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";

import { requireActor } from "../guard.server.ts";
import { CustomerHead } from "./customer-head.tsx";
import { readCustomerPage } from "./customer-page.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Deals of ${page?.head.customer.name ?? "a customer"} · Tributary` },
];

const Lot = z.enum(dealLots).optional().catch(undefined);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const lot = Lot.parse(new URL(request.url).searchParams.get("lot") ?? undefined);
  const at = now();
  return withScope(actor, async (tx) => {
    const { head, whose } = await readCustomerPage(tx, request, params.customerId);
    const { currency, timeZone } = await findVendor(tx);
    const to = customerPage({ customerId: head.customer.id, reach: head.reach });
    const counted = await countDeals(tx, whose.partyIds, at);
    return {
      crumb: "Deals",
      under: { label: head.customer.name, to },
      ...{ head, lot, today: localDay(at, timeZone) },
      lots: lotsOf(counted, currency),
      deals: await dealsOfParties(tx, whose.partyIds, at, { lot }),
      expected: lot && lot !== "open" ? [] : await expectedOf(tx, whose.partyIds, at),
    };
  });
}

const words = { open: "Open", won: "Won", closed: "Lost or closed" };

export default function DealsOfCustomer() {
  const { head, deals, lots, lot, expected, today } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const all = dealLots.reduce((sum, each) => sum + lots[each].deals, 0);
  return (
    <>
      <CustomerHead {...head} />
      <Filters>
        {dealLots.map((each) => (
          <Chip
            key={each}
            to={withParams(params, { lot: lot === each ? null : each })}
            pressed={lot === each}
          >
            {`${words[each]} ${lots[each].deals}`}
          </Chip>
        ))}
      </Filters>
      <CustomerDeals
        deals={deals}
        sub={deals.length === MOST_DEALS ? `the newest ${MOST_DEALS} of ${all}` : undefined}
      />
      <ExpectedTable expected={expected} today={today} />
    </>
  );
}
