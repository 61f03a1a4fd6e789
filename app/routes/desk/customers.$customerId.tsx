import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";

import {
  CustomerAccounts,
  CustomerPeople,
} from "#app/domain/accounts/ui/of-customer/accounts-and-people.tsx";
import { Hierarchy, Identity, KnownAs } from "#app/domain/customers/ui/customer-identity.tsx";
import { Story } from "#app/domain/customers/ui/story/story.tsx";
import { OwnSales } from "#app/domain/deals/ui/engagements/own-sales.tsx";
import { CustomerDeals, LiveProtections } from "#app/domain/deals/ui/lists/customer-deals.tsx";
import { DealLotDoors } from "#app/domain/deals/ui/of-customer/deal-lot-doors.tsx";
import { ExpectedTable } from "#app/domain/deals/ui/of-customer/expected-table.tsx";
import { ForecastsNaming } from "#app/domain/demand/ui/forecasts-naming.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { customerPage } from "#app/domain/revenue/of-customer/lines-address.ts";
import { InstalledTable } from "#app/domain/revenue/ui/of-customer/installed-table.tsx";
import { RevenueChart } from "#app/domain/revenue/ui/of-customer/revenue-chart.tsx";
import { ValueStrip } from "#app/domain/revenue/ui/of-customer/value-strip.tsx";
import { WaysTable } from "#app/domain/revenue/ui/of-customer/ways-table.tsx";
import { WorthStrip } from "#app/domain/revenue/ui/of-customer/worth-strip.tsx";
import { BoughtBeside } from "#app/domain/revenue/ui/outcome/bought-beside.tsx";
import { profitFacts } from "#app/domain/revenue/ui/profit/profit-facts.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { Pair, Section, Side, Split } from "#app/ui/page.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { changeEngagements } from "./customer-engagements.server.ts";
import { CustomerHead } from "./customer-head.tsx";
import { readOverview } from "./customer-overview.server.ts";
import { readCustomerPage } from "./customer-page.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Customer"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const at = now();
  const span = new URL(request.url).searchParams.get("span") === "3y" ? "3y" : "12m";
  return withScope(actor, async (tx) => {
    const page = await readCustomerPage(tx, request, params.customerId);
    return {
      crumb: page.customer.name,
      head: page.head,
      ...(await readOverview(tx, actor, page, { span, at })),
      mayEngage: can(actor, "deal:decide"),
      mayDecide: can(actor, "customer:decide"),
      mayInvite: can(actor, "account:manage"),
      mayReadAccounts: can(actor, "account:read"),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  return changeEngagements(request, actor, uuidParam(params.customerId));
}

export default function CustomerOverview() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { head, identity, bought, today, story } = page;
  const { customer } = head;
  const of = { customerId: customer.id, reach: head.reach };
  const money = (minor: bigint) => formatMoney(minor, bought.currency, undefined, { whole: true });
  return (
    <>
      <CustomerHead
        {...head}
        actions={
          <>
            <JointAccounts id={customer.id} name={customer.name} {...page} />
            <Decisions id={customer.id} mayDecide={page.mayDecide} />
          </>
        }
      />
      <Done words={{ merged: "Merged: both records are this one" }} />
      <ValueStrip
        of={of}
        bought={bought}
        today={today}
        more={profitFacts(of, { ...page, currency: bought.currency })}
      />
      {page.worth && <WorthStrip of={page.worth} currency={bought.currency} />}
      <Split cols="main-side">
        <div>
          <Pair wideLeft>
            <RevenueChart of={of} bought={bought} span={page.span} today={today} />
            <WaysTable of={of} bought={bought} deals={page.dealsBy} without={page.registering} />
          </Pair>
          <CustomerDeals
            deals={page.deals}
            sub={<DealLotDoors lots={page.lots} page={customerPage(of, "/deals")} money={money} />}
          />
          <BoughtBeside deals={page.beside} />
          <InstalledTable of={of} bought={bought} serials={page.serials} today={today} />
          <ExpectedTable expected={page.expected} today={today} />
          <ForecastsNaming forecasts={page.forecasts} today={today} />
          <Pair>
            {page.accounts && <CustomerAccounts accounts={page.accounts} today={today} />}
            <CustomerPeople deals={page.contacts} own={page.ownContacts} today={today} />
          </Pair>
          <OwnSales {...page} answer={answer} />
          <Section
            title="Lately"
            actions={
              <Link className="link small" to={customerPage(of, "/timeline")}>
                Everything
              </Link>
            }
          >
            <Story moments={story} today={today} />
          </Section>
        </div>
        <Side label="Identity">
          <Identity identity={identity} values={page.values} partner={page.partner} />
          <Hierarchy
            identity={identity}
            sub={`12 months, ${bought.currency}`}
            figureOf={(id) => figureOf(page.rolled, id, money)}
          />
          <LiveProtections protections={page.protections} />
          <KnownAs parties={identity.parties} sources={page.sources} />
          <WhyLink to={`/desk/why/customer/${customer.id}`} />
        </Side>
      </Split>
    </>
  );
}

function figureOf(rolled: Map<string, bigint>, id: string, money: (minor: bigint) => string) {
  const minor = rolled.get(id);
  return minor === undefined || minor === 0n ? undefined : money(minor);
}

type JointAccountsProps = {
  id: string;
  name: string;
  mayInvite: boolean;
  mayReadAccounts: boolean;
};

function JointAccounts({ id, name, mayInvite, mayReadAccounts }: JointAccountsProps) {
  return (
    <>
      {mayReadAccounts && (
        <LinkButton
          kind="bare"
          icon="joint"
          to={`/desk/accounts?${new URLSearchParams({ q: name, status: "all" })}`}
        >
          Joint accounts
        </LinkButton>
      )}
      {mayInvite && (
        <LinkButton icon="plus" to={`/desk/accounts/new?customer=${id}`}>
          Invite a partner
        </LinkButton>
      )}
    </>
  );
}

function Decisions({ id, mayDecide }: { id: string; mayDecide: boolean }) {
  const to = (page: string) => `/desk/customers/${id}/${page}`;
  return (
    <>
      <LinkButton kind="bare" icon="undo" to={to("history")}>
        History
      </LinkButton>
      {mayDecide && (
        <>
          <LinkButton kind="bare" to={to("record")}>
            Edit
          </LinkButton>
          <LinkButton kind="bare" to={to("wordings")}>
            Split
          </LinkButton>
          <LinkButton kind="bare" icon="merge" to={to("merge")}>
            Merge
          </LinkButton>
        </>
      )}
    </>
  );
}
