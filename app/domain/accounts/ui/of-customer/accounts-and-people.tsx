import { Link } from "@remix-run/react";

import type { ReactNode } from "react";

import type { DealContact } from "#app/domain/deals/of-customer/deal-contacts.server.ts";
import { formatDay } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import type {
  AccountContact,
  CustomerAccount,
} from "../../of-customer/accounts-of-customer.server.ts";
import { statusLooks } from "../account-words.ts";

/** The joint accounts on the customer. */
export function CustomerAccounts({
  accounts,
  today,
}: {
  accounts: CustomerAccount[];
  today: Date;
}) {
  if (accounts.length === 0) {
    return (
      <Section title="Joint accounts">
        <p className="quiet small">No partner shares this account.</p>
      </Section>
    );
  }
  return (
    <Section title="Joint accounts" sub={accounts.length}>
      <ul className="flex flex-col gap-2">
        {accounts.map(({ id, title, partnerName, status, ...days }) => {
          const { word, ...look } = statusLooks[status];
          return (
            <li key={id} className="row-flex">
              <Link className="link clip" to={`/desk/accounts/${id}`} title={title}>
                {partnerName}
              </Link>
              <span className="push row-flex nowrap">
                <Status {...look}>{word}</Status>
                <span className="faint small">
                  {formatDay(days.endedAt ?? days.answeredAt ?? days.createdAt, undefined, today)}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const SHOWN = 8;

type PeopleProps = { deals: DealContact[]; own: AccountContact[]; today: Date };

/** The people at the customer, each with where the name is from. */
export function CustomerPeople({ deals, own, today }: PeopleProps) {
  const known = new Set(own.map(({ email, name }) => (email ?? name).toLowerCase()));
  const others = deals.filter(({ email, name }) => !known.has((email ?? name).toLowerCase()));
  const more = own.length + others.length - SHOWN;
  if (own.length === 0 && others.length === 0) {
    return (
      <Section title="People">
        <p className="quiet small">No deal and no joint account names anybody there.</p>
      </Section>
    );
  }
  return (
    <Section title="People" sub={own.length + others.length}>
      <ul className="flex flex-col gap-2">
        {own.slice(0, SHOWN).map(({ name, title, email, phone, accountId }) => (
          <Person key={`${accountId} ${email ?? name}`} name={name} reach={[title, email, phone]}>
            <Link className="link" to={`/desk/accounts/${accountId}`}>
              own list
            </Link>
          </Person>
        ))}
        {others
          .slice(0, Math.max(SHOWN - own.length, 0))
          .map(({ name, email, phone, dealId, dealNumber, partnerName, since }) => (
            <Person key={dealId} name={name} reach={[email, phone]}>
              {partnerName}{" "}
              <Link className="link" to={`/desk/deals/${dealId}`} title={dealNumber}>
                {formatDay(since, undefined, today)}
              </Link>
            </Person>
          ))}
      </ul>
      {more > 0 && <p className="small faint pt-2">{`and ${more} more, each on its deal`}</p>}
    </Section>
  );
}

type PersonProps = { name: string; reach: (string | null)[]; children: ReactNode };

function Person({ name, reach, children }: PersonProps) {
  return (
    <li>
      <p className="row-flex">
        <span className="clip">{name}</span>
        <span className="push faint small nowrap">{children}</span>
      </p>
      <p className="faint small clip">{reach.filter(Boolean).join(" · ")}</p>
    </li>
  );
}
