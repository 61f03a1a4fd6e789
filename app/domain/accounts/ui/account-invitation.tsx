import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { FacetLevel } from "#app/ui/facet-level.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { facetNames, mayAnswer, otherSide } from "../joint-account.ts";
import type { JointAccountView } from "../read-joint-account.server.ts";
import { LevelFields } from "./level-fields.tsx";

type InvitationProps = { view: JointAccountView; canManage: boolean };

/** Everything that is shown before both sides agreed, and the answer. */
export function AccountInvitation({ view, canManage }: InvitationProps) {
  const { account, side, names } = view;
  const from = names[account.invitedBy];
  const offered = view.facets.flatMap((line) => {
    const showing = line[account.invitedBy];
    return showing && showing.level !== "none" ? [{ facet: line.facet, ...showing }] : [];
  });
  const inviters = view.members.filter((member) => member.side === account.invitedBy);
  const asked = mayAnswer(account, side);
  return (
    <>
      <Section title={`${from} invites ${names[otherSide(account.invitedBy)]}`}>
        <Facts
          facts={[
            { label: "Customer", value: account.title, strong: true },
            { label: "Invited", value: formatDay(account.createdAt) },
            { label: "By", value: inviters.map(({ name }) => name).join(", ") || from },
            ...(account.message ? [{ label: "Message", value: account.message }] : []),
            ...offered.map(({ facet, level, endsAt }) => ({
              label: facetNames[facet],
              value: (
                <FacetLevel level={level}>{endsAt && `until ${formatDay(endsAt)}`}</FacetLevel>
              ),
            })),
          ]}
        />
        {offered.length === 0 && <p className="help">Nothing is offered yet</p>}
      </Section>
      {asked && canManage && <AnswerForm view={view} />}
      {!asked && account.status === "invited" && (
        <Section>
          <Notice box tone="warn" mark="info" title="Waiting for an answer">
            Neither side shows anything before {names[otherSide(side)]} accepts
          </Notice>
        </Section>
      )}
    </>
  );
}

function AnswerForm({ view }: { view: JointAccountView }) {
  const { side, names } = view;
  return (
    <Section
      title="What you show in turn"
      sub={`${names[otherSide(side)]} sees no more than this, and you can change it any day`}
    >
      <Form method="post" className="grid gap-3">
        <LevelFields side={side} />
        <div className="row-flex">
          <Button type="submit" name="intent" value="accept" kind="primary">
            Accept invitation
          </Button>
          <Button type="submit" name="intent" value="decline">
            Decline
          </Button>
        </div>
      </Form>
    </Section>
  );
}
