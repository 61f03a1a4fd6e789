import { LinkButton } from "#app/ui/button.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Todo } from "#app/ui/todo.tsx";

import { facetNames } from "../joint-account.ts";
import type { AccountSummary } from "../list-joint-accounts.server.ts";

type WaitingInvitationsProps = {
  invitations: Pick<AccountSummary, "id" | "title" | "createdAt" | "theyShow">[];
  vendorName: string;
  today: Date;
};

/** The vendor's invitations that wait for the partner's answer, as lines of its to-do list. */
export function WaitingInvitations({ invitations, vendorName, today }: WaitingInvitationsProps) {
  return invitations.map(({ id, title, createdAt, theyShow }) => (
    <Todo
      key={id}
      mark="overlap"
      tone="live"
      title={`${title}: ${vendorName} invites you to a joint account`}
      text={
        theyShow.length > 0 &&
        `You would see ${theyShow.map(({ facet }) => facetNames[facet].toLowerCase()).join(", ")}`
      }
      when={`since ${formatDay(createdAt, undefined, today)}`}
      action={
        <LinkButton size="sm" to={`/portal/accounts/${id}`}>
          Read the offer
        </LinkButton>
      }
    />
  ));
}
