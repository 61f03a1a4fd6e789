import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { Button } from "#app/ui/button.tsx";
import { Tabs } from "#app/ui/filter-bar.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";

import type { WorthRun } from "../../worth/read-worth.server.ts";

type ValueHeadProps = {
  run: Pick<WorthRun, "day" | "madeAt" | "report"> | null;
  timeZone: string;
  mayChange: boolean;
  actions?: ReactNode;
};

/** The head that the pages of customer value share. */
export function ValueHead({ run, timeZone, mayChange, actions }: ValueHeadProps) {
  return (
    <>
      <PageHead
        tight
        title="Customer value"
        sub={
          run
            ? `Purchases until ${formatDay(run.report.until)}, vendor net in ${run.report.currency}`
            : "What each customer is likely to bring"
        }
        actions={actions}
      />
      <Tabs
        label="Customer value"
        tabs={[
          { to: "/desk/value", label: "Overview" },
          { to: "/desk/value/customers", label: "Customers", count: run?.report.customers },
          { to: "/desk/value/model", label: "How it is worked out" },
          ...(mayChange ? [{ to: "/desk/value/settings", label: "Settings" }] : []),
        ]}
      />
      {run && <p className="sr">{`Worked out on ${formatInstant(run.madeAt, timeZone)}`}</p>}
    </>
  );
}

/** Has everything worked out anew. */
export function WorkOutNow() {
  return (
    <Form method="post" action="/desk/value?index">
      <Button type="submit" name="intent" value="work-out">
        Work out now
      </Button>
    </Form>
  );
}

/** A figure that leads to the customers behind it. */
export function CustomersDoor({
  search,
  children,
}: {
  search: Record<string, string>;
  children: ReactNode;
}) {
  return (
    <Link className="figure-door" to={`/desk/value/customers?${new URLSearchParams(search)}`}>
      {children}
    </Link>
  );
}
