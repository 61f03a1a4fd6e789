import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";

import { sharedAccountsOf } from "#app/domain/accounts/of-customer/shared-accounts.server.ts";
import { shownWords } from "#app/domain/accounts/ui/account-words.ts";
import { ownWordings } from "#app/domain/customers/own-reported.server.ts";
import { placeWords } from "#app/domain/customers/ui/customer-words.ts";
import { OwnWordings } from "#app/domain/customers/ui/own-wordings.tsx";
import { ownDealsOf } from "#app/domain/deals/of-customer/own-deals.server.ts";
import { OwnDeals } from "#app/domain/deals/ui/of-customer/own-deals.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { ownSalesTo } from "#app/domain/revenue/of-customer/own-sales.server.ts";
import {
  OwnLines,
  OwnProducts,
  OwnSalesChart,
} from "#app/domain/revenue/ui/of-customer/own-sales.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Strip } from "#app/ui/facts.tsx";
import { formatDay, formatMoney, formatUnits, NOTHING } from "#app/ui/format.ts";
import { PageHead, Section, Side, Split } from "#app/ui/page.tsx";

import { uuidParam } from "../params.server.ts";
import { requireReporter } from "./reporting-partner.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Customer"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireReporter(request, "own-customer:read");
  const partyId = uuidParam(params.partyId);
  const at = now();
  return withScope(actor, async (tx) => {
    const wordings = await ownWordings(tx, actor.partnerId, partyId);
    const [newest] = wordings;
    if (!newest) throw data("Not found", { status: 404 });
    const partyIds = wordings.map(({ id }) => id);
    const customerIds = wordings.map(({ customerId }) => customerId);
    const { currency, shortName, timeZone } = await findVendor(tx);
    return {
      crumb: newest.name,
      // Which customer it is by the vendor's records stays here.
      wordings: wordings.map(({ customerId: _, ...wording }) => wording),
      ...{ currency, vendorName: shortName, today: localDay(at, timeZone) },
      deals: can(actor, "deal:read") ? await ownDealsOf(tx, actor.partnerId, partyIds, at) : [],
      sales: await ownSalesTo(tx, actor.partnerId, partyIds),
      accounts: can(actor, "account:read")
        ? await sharedAccountsOf(tx, actor.partnerId, customerIds, at)
        : [],
      mayReadDeals: can(actor, "deal:read"),
      mayReadAccounts: can(actor, "account:read"),
      mayRegister: can(actor, "deal:register"),
      mayReadFiles: can(actor, "submission:read"),
    };
  });
}

export default function OwnCustomer() {
  const { wordings, deals, sales, accounts, currency, vendorName, today, ...may } =
    useLoaderData<typeof loader>();
  const [newest] = wordings;
  if (!newest) return null;
  const kept = sales.products.filter((product) => product.currency === currency);
  const sold = kept.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const running = deals.filter(({ status }) =>
    ["submitted", "in_review", "info_requested", "approved"].includes(status),
  );
  const last = sales.lines[0]?.day;
  return (
    <>
      <PageHead
        title={newest.name}
        sub={placeWords(newest)}
        actions={
          may.mayRegister && (
            <LinkButton icon="plus" to="/portal/deals/new">
              Register a deal
            </LinkButton>
          )
        }
      />
      <Strip
        facts={[
          {
            label: "Sold by you",
            value: formatMoney(sold, currency, undefined, { whole: true }),
          },
          {
            label: "Units",
            value: formatUnits(sales.products.reduce((sum, { units }) => sum + units, 0)),
          },
          { label: "Last sold", value: last ? formatDay(last, undefined, today) : NOTHING },
          ...(may.mayReadDeals
            ? [
                { label: "Open deals", value: formatUnits(running.length) },
                {
                  label: "Won",
                  value: formatUnits(deals.filter(({ status }) => status === "won").length),
                },
              ]
            : []),
        ]}
      />
      <Split cols="main-side">
        <div>
          <OwnSalesChart sales={sales} currency={currency} today={today} />
          {may.mayReadDeals && <OwnDeals deals={deals} />}
          <OwnProducts sales={sales} />
          <OwnLines sales={sales} mayReadFiles={may.mayReadFiles} />
        </div>
        <Side label="What you know of it">
          <OwnWordings wordings={wordings} />
          {may.mayReadAccounts && <Shared accounts={accounts} vendorName={vendorName} />}
        </Side>
      </Split>
    </>
  );
}

type SharedProps = {
  accounts: Awaited<ReturnType<typeof sharedAccountsOf>>;
  vendorName: string;
};

/** What a joint account shows stands on its own page, since reading it leaves a receipt. */
function Shared({ accounts, vendorName }: SharedProps) {
  return (
    <Section title="Joint account">
      {accounts.length === 0 ? (
        <p className="quiet small">
          None.{" "}
          <Link className="link" to="/portal/accounts/new">
            Invite {vendorName}
          </Link>
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {accounts.map(({ id, title, theyShow }) => (
            <li key={id}>
              <Link className="link" to={`/portal/accounts/${id}`}>
                {title}
              </Link>
              <p className="faint small">
                {theyShow.length > 0
                  ? `${vendorName} shows ${shownWords(theyShow).toLowerCase()}`
                  : `${vendorName} shows nothing yet`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
