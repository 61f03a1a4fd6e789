import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { FilterMenu, Filters } from "#app/ui/filter-bar.tsx";
import { formatUnits } from "#app/ui/format.ts";
import { MenuLink } from "#app/ui/menu.tsx";
import { PageHead } from "#app/ui/page.tsx";

import type { StockQuery } from "../stock.schema.ts";
import { type ChannelStock, isStale } from "../stock.ts";
import { ChannelStockTable } from "./channel-stock-table.tsx";

type Choice = { value: string; label: string };
type ChannelStockPageProps = {
  stock: ChannelStock[];
  today: Date;
  query: StockQuery;
  partners: Choice[];
  families: Choice[];
  views?: ReactNode;
};

/** Stock in the channel as its holders last reported it. */
export function ChannelStockPage(props: ChannelStockPageProps) {
  const { stock, today, query, partners, families } = props;
  const [params] = useSearchParams();
  const onHand = stock.reduce((sum, row) => sum + row.onHand, 0);
  const stale = new Set(
    stock.filter(({ asOf }) => isStale(asOf, today)).map(({ partnerName }) => partnerName),
  );
  const sub = [
    `${formatUnits(onHand)} units on hand`,
    stale.size > 0 &&
      `${stale.size} ${stale.size === 1 ? "partner" : "partners"} silent for over two weeks`,
  ];
  return (
    <>
      <PageHead
        title="Inventory"
        sub={stock.length > 0 && sub.filter(Boolean).join(", ")}
        actions={stock.length > 0 && <ExportMenu of="/desk/inventory" params={params} />}
      />
      <Filters>
        <Filter name="partner" label="Partner" chosen={query.partner} choices={partners} />
        <Filter name="family" label="Family" chosen={query.family} choices={families} />
        {props.views}
      </Filters>
      <ChannelStockTable
        stock={stock}
        today={today}
        empty={
          <Empty title="No stock reported">
            What distributors and resellers have in stock stands here as soon as one of them hands
            over an inventory report
          </Empty>
        }
      />
    </>
  );
}

type FilterProps = { name: string; label: string; chosen?: string; choices: Choice[] };

function Filter({ name, label, chosen, choices }: FilterProps) {
  const [params] = useSearchParams();
  const current = choices.find((choice) => choice.value === chosen);
  return (
    <FilterMenu label={label} value={current?.label ?? "All"} pressed={current !== undefined}>
      <MenuLink to={withParams(params, { [name]: null })} current={!current}>
        All
      </MenuLink>
      {choices.map(({ value, label: words }) => (
        <MenuLink key={value} to={withParams(params, { [name]: value })} current={value === chosen}>
          {words}
        </MenuLink>
      ))}
    </FilterMenu>
  );
}
