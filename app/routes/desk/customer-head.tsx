import { useLocation, useSearchParams } from "@remix-run/react";

import type { ReactNode } from "react";

import type { Customer } from "#app/domain/customers/customers.server.ts";
import { kindWords, lifecycleLooks, placeWords } from "#app/domain/customers/ui/customer-words.ts";
import { customerPage } from "#app/domain/revenue/of-customer/lines-address.ts";
import { withParams } from "#app/ui/address.ts";
import { Segmented, Tabs } from "#app/ui/filter-bar.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

type CustomerHeadProps = {
  customer: Customer;
  reach: "own" | "family";
  /** How many records stand below it. */
  subsidiaries: number;
  actions?: ReactNode;
};

/** The head of every page of a customer: who it is, its pages, and whether those below it count. */
export function CustomerHead({ customer, reach, subsidiaries, actions }: CustomerHeadProps) {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const { word, ...look } = lifecycleLooks[customer.lifecycle];
  const to = (page: string) => customerPage({ customerId: customer.id, reach }, page);
  const kind = customer.kind === "organisation" ? "customer" : kindWords[customer.kind];
  const turn = (of: "family" | null) => `${pathname}${withParams(params, { of, after: null })}`;
  return (
    <>
      <PageHead title={customer.name} sub={placeWords(customer)} actions={actions} tight>
        <Status {...look}>{`${word} ${kind.toLowerCase()}`}</Status>
        {subsidiaries > 0 && (
          <Segmented
            label="Whose figures"
            segments={[
              { to: turn(null), label: "Alone", current: reach === "own" },
              {
                to: turn("family"),
                label:
                  subsidiaries === 1 ? "With its subsidiary" : `With ${subsidiaries} subsidiaries`,
                current: reach === "family",
              },
            ]}
          />
        )}
      </PageHead>
      <Tabs
        label="Customer"
        tabs={[
          { to: to(""), label: "Overview" },
          { to: to("/lines"), label: "Purchases" },
          { to: to("/profit"), label: "Profit" },
          { to: to("/deals"), label: "Deals" },
          { to: to("/timeline"), label: "Timeline" },
        ]}
      />
    </>
  );
}
