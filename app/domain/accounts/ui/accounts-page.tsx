import { Form } from "@remix-run/react";

import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { PageHead } from "#app/ui/page.tsx";

import type { AccountListQuery } from "../joint-account.schema.ts";
import type { Side } from "../joint-account.ts";
import type { AccountSummary } from "../list-joint-accounts.server.ts";
import { AccountList } from "./account-list.tsx";

const chips = [
  { status: "open", label: "Open" },
  { status: "invited", label: "Invitations" },
  { status: "active", label: "Live" },
  { status: "closed", label: "Closed" },
  { status: "all", label: "All" },
] as const satisfies { status: AccountListQuery["status"]; label: string }[];

type AccountsPageProps = {
  accounts: AccountSummary[];
  query: AccountListQuery;
  canManage: boolean;
  side: Side;
  base: string;
};

/** The joint accounts of one side, with what waits for it on top. */
export function AccountsPage({ accounts, query, canManage, side, base }: AccountsPageProps) {
  const begin = side === "vendor" ? "Invite a partner" : "Propose an account";
  const waiting = accounts.filter(({ waits }) => waits).length;
  const search = query.q ? `&q=${encodeURIComponent(query.q)}` : "";
  const start = canManage && (
    <LinkButton to={`${base}/new`} kind="primary" icon="plus">
      {begin}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title="Joint accounts"
        sub={waiting > 0 ? `${waiting} waiting for your answer` : undefined}
        actions={start}
      />
      <Filters>
        {chips.map(({ status, label }) => (
          <Chip key={status} to={`?status=${status}${search}`} pressed={query.status === status}>
            {label}
          </Chip>
        ))}
        <Form method="get" role="search" className="push">
          <input type="hidden" name="status" value={query.status} />
          <TextInput
            name="q"
            type="search"
            lead="search"
            aria-label="Find a customer"
            placeholder="Find a customer"
            defaultValue={query.q}
          />
        </Form>
      </Filters>
      <AccountList
        accounts={accounts}
        base={base}
        showPartner={side === "vendor"}
        empty={
          <Empty
            title={
              query.q || query.status !== "open" ? "None of that kind" : "No joint account yet"
            }
          >
            On a joint account you and {side === "vendor" ? "a partner" : "the vendor"} agree what
            you show each other about one customer
          </Empty>
        }
      />
    </>
  );
}
