import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { readIdentity } from "#app/domain/customers/read-identity.server.ts";
import { Hierarchy, Identity, KnownAs } from "#app/domain/customers/ui/customer-identity.tsx";
import { lifecycleLooks, placeWords } from "#app/domain/customers/ui/customer-words.ts";
import { engagementsOfCustomer } from "#app/domain/deals/engagements/engagements-of-customer.server.ts";
import {
  dealsOfCustomer,
  protectionsOfCustomer,
} from "#app/domain/deals/lists/deals-of-customer.server.ts";
import { OwnSales } from "#app/domain/deals/ui/engagements/own-sales.tsx";
import { CustomerDeals, LiveProtections } from "#app/domain/deals/ui/lists/customer-deals.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { boughtByCustomer } from "#app/domain/revenue/bought-by-customer.server.ts";
import {
  BoughtThrough,
  CustomerStrip,
  RevenueByQuarter,
} from "#app/domain/revenue/ui/customer-revenue.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { PageHead, Side, Split } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { changeEngagements } from "./customer-engagements.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Customer"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const id = z.uuid().safeParse(params.customerId);
  const page = id.success
    ? await withScope(actor, async (tx) => {
        const identity = await readIdentity(tx, id.data);
        if (!identity) return null;
        const { standsForId } = identity.customer;
        if (standsForId) throw redirect(`/desk/customers/${standsForId}`);
        const sources = await partnersById(
          tx,
          identity.parties.flatMap(({ partnerId }) => partnerId ?? []),
        );
        const at = now();
        return {
          crumb: identity.customer.name,
          identity,
          sources: new Map([...sources].map(([key, { name }]) => [key, name])),
          bought: await boughtByCustomer(tx, id.data, at),
          deals: await dealsOfCustomer(tx, id.data, at),
          protections: await protectionsOfCustomer(tx, id.data, at),
          engagements: await engagementsOfCustomer(tx, id.data),
          families: await listFamilies(tx),
          today: localDay(at, (await findVendor(tx)).timeZone),
          mayEngage: can(actor, "deal:decide"),
          mayDecide: can(actor, "customer:decide"),
          mayInvite: can(actor, "account:manage"),
          mayReadAccounts: can(actor, "account:read"),
        };
      })
    : null;
  if (!page) throw data("Not found", { status: 404 });
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  return changeEngagements(request, actor, uuidParam(params.customerId));
}

export default function CustomerPage() {
  const { identity, sources, bought, deals, protections, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { customer } = identity;
  const { word, ...look } = lifecycleLooks[customer.lifecycle];
  return (
    <>
      <PageHead
        title={customer.name}
        sub={placeWords(customer)}
        actions={
          <>
            <JointAccounts id={customer.id} name={customer.name} {...page} />
            <Decisions id={customer.id} mayDecide={page.mayDecide} />
          </>
        }
      >
        <Status {...look}>{`${word} customer`}</Status>
      </PageHead>
      <Done words={{ merged: "Merged: both records are this one" }} />
      <CustomerStrip customer={customer} bought={bought} />
      <Split cols="main-side">
        <div>
          <RevenueByQuarter customer={customer} bought={bought} />
          <CustomerDeals deals={deals} />
          <OwnSales {...page} answer={answer} />
          <BoughtThrough bought={bought} />
        </div>
        <Side label="Identity">
          <Identity identity={identity} />
          <LiveProtections protections={protections} />
          <Hierarchy identity={identity} />
          <KnownAs parties={identity.parties} sources={sources} />
          <WhyLink to={`/desk/why/customer/${customer.id}`} />
        </Side>
      </Split>
    </>
  );
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
