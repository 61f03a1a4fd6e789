import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { productsById } from "#app/domain/catalog/products.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { customerPage } from "#app/domain/revenue/of-customer/lines-address.ts";
import {
  LinesSearch,
  linePlaceFrom,
  linesQuery,
} from "#app/domain/revenue/of-customer/lines-query.ts";
import { readLines } from "#app/domain/revenue/of-customer/read-lines.server.ts";
import { LinesTable } from "#app/domain/revenue/ui/of-customer/lines-table.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Strip } from "#app/ui/facts.tsx";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { formatDays, formatMoney, formatUnits } from "#app/ui/format.ts";
import { Pager } from "#app/ui/pager.tsx";

import { requireActor } from "../guard.server.ts";
import { CustomerHead } from "./customer-head.tsx";
import { readCustomerPage } from "./customer-page.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Purchases of ${page?.head.customer.name ?? "a customer"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const search = LinesSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => {
    const { head, whose } = await readCustomerPage(tx, request, params.customerId);
    const { currency } = await findVendor(tx);
    const query = linesQuery(search);
    const asked = { partyIds: whose.partyIds, query };
    const way = [query.way?.firstPartnerId, query.way?.lastPartnerId].flatMap((id) => id ?? []);
    const partners = await partnersById(tx, way);
    const products = await productsById(tx, query.product ? [query.product] : []);
    return {
      crumb: "Purchases",
      under: { label: head.customer.name, to: customerPage(of(head)) },
      ...{ head, query, currency },
      ...(await readLines(tx, asked, linePlaceFrom(search.after))),
      wayNames: [...new Set(way)].map((id) => partners.get(id)?.name ?? "A partner"),
      partNo: (query.product && products.get(query.product)?.partNo) ?? null,
      mayReadFiles: can(actor, "submission:read"),
    };
  });
}

const of = (head: { customer: { id: string }; reach: "own" | "family" }) => ({
  customerId: head.customer.id,
  reach: head.reach,
});

export default function CustomerLines() {
  const { head, lines, totals, after, currency, mayReadFiles, ...narrowed } =
    useLoaderData<typeof loader>();
  const money = (minor: bigint) => formatMoney(minor, currency);
  return (
    <>
      <CustomerHead {...head} />
      <Narrowed {...narrowed} />
      <Strip
        facts={[
          { label: "Lines", value: formatUnits(totals.lines) },
          { label: "Units", value: formatUnits(totals.units) },
          { label: "Vendor net", value: money(totals.netMinor) },
          { label: "Street value", value: money(totals.streetMinor) },
        ]}
      />
      {lines.length > 0 ? (
        <LinesTable lines={lines} currency={currency} mayReadFiles={mayReadFiles} />
      ) : (
        <Empty title="No line fits">Take out a filter to see all of what was bought.</Empty>
      )}
      <Pager after={after} />
    </>
  );
}

type NarrowedProps = {
  query: ReturnType<typeof linesQuery>;
  wayNames: string[];
  partNo: string | null;
};

/** What the lines are narrowed by, each chip taking it out again. */
function Narrowed({ query, wayNames, partNo }: NarrowedProps) {
  const [params] = useSearchParams();
  const to = (changes: Record<string, string | null>) =>
    withParams(params, { after: null, ...changes });
  const { from, to: end, channel, way, serials } = query;
  return (
    <Filters>
      {(["indirect", "direct"] as const).map((each) => (
        <Chip
          key={each}
          to={to({ channel: channel === each ? null : each })}
          pressed={channel === each}
        >
          {each === "direct" ? "Direct" : "Through partners"}
        </Chip>
      ))}
      {(from || end) && (
        <Chip to={to({ from: null, to: null })} pressed icon="calendar">
          {from && end ? formatDays(from, end) : daysWord(from, end)}
        </Chip>
      )}
      {way && (
        <Chip to={to({ way: null })} pressed icon="people">
          {wayNames.join(", then ") || "Direct"}
        </Chip>
      )}
      {query.product && (
        <Chip to={to({ product: null })} pressed icon="box">
          {partNo ?? "One product"}
        </Chip>
      )}
      {serials && (
        <Chip to={to({ serials: null })} pressed icon="key">
          With serial numbers
        </Chip>
      )}
    </Filters>
  );
}

const daysWord = (from: Date | null, to: Date | null) =>
  from ? `Since ${formatDays(from, from)}` : to ? `Until ${formatDays(to, to)}` : "";
