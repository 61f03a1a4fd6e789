import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { formatDay } from "#app/ui/format.ts";
import { MenuHead } from "#app/ui/menu.tsx";
import { PageHead, Side, Split } from "#app/ui/page.tsx";
import { Popover } from "#app/ui/popover.tsx";
import { Notice, Status } from "#app/ui/status.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";

import { mayEnd, otherSide } from "../joint-account.ts";
import type { JointAccountView, OpenAccount } from "../read-joint-account.server.ts";
import { AccountChart } from "./account-chart.tsx";
import { AccountContacts } from "./account-contacts.tsx";
import { AccountDealsTable } from "./account-deals-table.tsx";
import { AccountFacets } from "./account-facets.tsx";
import { AccountInstalled } from "./account-installed.tsx";
import { AccountInvitation } from "./account-invitation.tsx";
import { AccountPeople } from "./account-people.tsx";
import { AccountPurchases } from "./account-purchases.tsx";
import { statusLooks } from "./account-words.ts";

type PageProps = {
  view: JointAccountView;
  canManage: boolean;
  /** Where the deals of the asking side are. */
  dealBase: string;
  today: Date;
  refusal?: string;
  lastResult?: SubmissionResult<string[]>;
};

/** One page for both sides; what differs is what each may see. */
export function AccountPage(props: PageProps) {
  const { view, canManage, refusal } = props;
  const { account, names, side } = view;
  const look = statusLooks[account.status];
  return (
    <>
      <PageHead
        title={account.title}
        sub={`with ${names[otherSide(side)]} ${since(account)}`}
        actions={canManage && mayEnd(account, side) && <EndAccount view={view} />}
      >
        <Status mark={look.mark} tone={look.tone}>
          {look.word}
        </Status>
      </PageHead>
      {refusal && <Notice tone="bad" title={refusal} live />}
      {view.open ? <OpenPage {...props} open={view.open} /> : <ClosedPage {...props} />}
      {!view.open && <WhyLink to={whyPage(view)} />}
    </>
  );
}

const whyPage = ({ side, account }: JointAccountView) =>
  `/${side === "vendor" ? "desk" : "portal"}/why/account/${account.id}`;

const since = ({ status, createdAt, answeredAt }: JointAccountView["account"]) =>
  status === "invited"
    ? `as of ${formatDay(createdAt)}`
    : `since ${formatDay(answeredAt ?? createdAt)}`;

function ClosedPage({ view, canManage }: PageProps) {
  const { status, endedAt } = view.account;
  if (status === "invited") return <AccountInvitation view={view} canManage={canManage} />;
  return (
    <Notice title={status === "ended" ? "This account has ended" : "The invitation was declined"}>
      {endedAt ? `Since ${formatDay(endedAt)} neither` : "Neither"} side reads anything of the other
    </Notice>
  );
}

function OpenPage(props: PageProps & { open: OpenAccount }) {
  const { view, open, canManage, today } = props;
  const { side, names, account } = view;
  const other = names[otherSide(side)];
  return (
    <Split cols="main-side">
      <div>
        <AccountPeople view={view} canManage={canManage} />
        <AccountFacets
          lines={view.facets}
          names={names}
          own={canManage ? side : null}
          today={today}
        />
        <AccountDealsTable
          deals={open.deals}
          side={side}
          names={names}
          dealBase={props.dealBase}
          today={today}
        />
        <AccountPurchases
          purchases={open.purchases}
          side={side}
          names={names}
          ownOnly={side === "partner" && open.purchasesShown === "none"}
        />
      </div>
      <Side label="Bought, installed and known">
        <AccountChart
          title={`What ${account.title} bought`}
          purchases={open.purchases}
          shown={open.purchasesShown}
          side={side}
          names={names}
        />
        <AccountInstalled
          rows={open.installed}
          none={side === "vendor" ? "Nothing bought yet" : `${other} shows no units here`}
        />
        <AccountContacts
          title={`Contacts at ${account.title}`}
          own={open.ownContacts}
          theirs={open.theirContacts}
          other={other}
          canManage={canManage}
          lastResult={props.lastResult}
        />
        <WhyLink to={whyPage(view)} />
      </Side>
    </Split>
  );
}

function EndAccount({ view }: { view: JointAccountView }) {
  const invited = view.account.status === "invited";
  const verb = invited ? "Take back the invitation" : "End this account";
  return (
    <Popover summaryClassName="btn" align="end" summary={invited ? "Take back" : "End account"}>
      <Form method="post" className="menu-form">
        <MenuHead>
          {invited
            ? "The other side will no longer see the invitation's terms"
            : "Both sides stop showing anything at once. It cannot be reopened"}
        </MenuHead>
        <Button type="submit" name="intent" value="end" kind="danger">
          {verb}
        </Button>
      </Form>
    </Popover>
  );
}
