import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";

import { momentKinds, placeFrom } from "#app/domain/customers/story/moment.ts";
import { momentWords, Story } from "#app/domain/customers/ui/story/story.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { customerPage } from "#app/domain/revenue/of-customer/lines-address.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { Section } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";

import { requireActor } from "../guard.server.ts";
import { CustomerHead } from "./customer-head.tsx";
import { readCustomerPage } from "./customer-page.server.ts";
import { kindsFor, readStory } from "./customer-story.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Timeline of ${page?.head.customer.name ?? "a customer"} · Tributary` },
];

const Kind = z.enum(momentKinds).optional().catch(undefined);
const MOMENTS = 50;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const { searchParams } = new URL(request.url);
  const kind = Kind.parse(searchParams.get("kind") ?? undefined);
  return withScope(actor, async (tx) => {
    const { head, whose } = await readCustomerPage(tx, request, params.customerId);
    const vendor = await findVendor(tx);
    const of = { customerId: head.customer.id, reach: head.reach };
    const may = kindsFor(actor);
    const kinds = kind ? may.filter((each) => each === kind) : may;
    const before = placeFrom(searchParams.get("after"));
    return {
      crumb: "Timeline",
      under: { label: head.customer.name, to: customerPage(of) },
      ...{ head, kind, may, today: localDay(now(), vendor.timeZone) },
      ...(await readStory(tx, { whose, of, vendor, kinds, before, take: MOMENTS })),
    };
  });
}

export default function CustomerTimeline() {
  const { head, kind, may, moments, next, today } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <>
      <CustomerHead {...head} />
      <Filters>
        {may.map((each) => (
          <Chip
            key={each}
            to={withParams(params, { kind: kind === each ? null : each, after: null })}
            pressed={kind === each}
          >
            {momentWords[each]}
          </Chip>
        ))}
      </Filters>
      {moments.length > 0 ? (
        <Section label="What happened">
          <Story moments={moments} today={today} />
        </Section>
      ) : (
        <Empty title="Nothing of this kind">
          Reports, deals, sales, decisions and joint accounts appear here as they happen.
        </Empty>
      )}
      <Pager after={next} />
    </>
  );
}
