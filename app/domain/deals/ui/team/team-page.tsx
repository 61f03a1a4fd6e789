import { Form, useSearchParams } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Face } from "#app/ui/face.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { TalkDeal } from "../../talk/talk-deal.ts";
import type { DealTeam, TeamMember } from "../../team/team.ts";
import { roleOf } from "./deal-team.tsx";
import { AddColleague, HandOver, InviteGuest, type TeamErrors } from "./team-forms.tsx";

type TeamPageProps = {
  deal: TalkDeal;
  team: DealTeam;
  base: string;
  errors: TeamErrors;
  refusal: string | null;
};

const done = {
  added: "On the team now",
  changed: "Changed",
  removed: "Off the team",
  "handed-over": "Handed over",
};

/** Who works on a deal: its owner, colleagues, and people of a distributor that is shown it. */
export function TeamPage({ deal, team, base, errors, refusal }: TeamPageProps) {
  return (
    <div className="record">
      <PageHead
        title={`Team for ${deal.customerName}`}
        sub={deal.number}
        actions={<LinkButton to={base}>To the deal</LinkButton>}
      />
      <Done words={done} />
      {refusal && <Notice tone="bad" title={refusal} live />}
      <Section title="Who works on it">
        <ul className="file-list">
          <li>
            <Face name={team.owner.name} side="partner" />
            <span className="strong">{team.owner.name}</span>
            <span className="faint small">
              Owner: hears of everything and says who is on the team
            </span>
          </li>
          {team.members.map((member) => (
            <Member key={member.memberId} member={member} mayManage={team.mayManage} />
          ))}
        </ul>
      </Section>
      {team.mayManage && (
        <>
          <AddColleague team={team} errors={errors} />
          <InviteGuest team={team} errors={errors} />
          {team.mayHandOver && <HandOver team={team} errors={errors} />}
        </>
      )}
    </div>
  );
}

function Member({ member, mayManage }: { member: TeamMember; mayManage: boolean }) {
  const [params] = useSearchParams();
  const { memberId, name, access, guest } = member;
  const other = access === "edit" ? "view" : "edit";
  const make = guest
    ? { edit: "Let them write", view: "Let them read only" }
    : { edit: "Tell them everything", view: "Tell them nothing" };
  return (
    <li>
      <Face name={name} side="partner" />
      <span className="strong">{name}</span>
      <span className="faint small">{roleOf(member)}</span>
      {mayManage && params.get("remove") === memberId && (
        <Form method="post" action="?" className="row-flex push">
          <input type="hidden" name="memberId" value={memberId} />
          <span>{guest ? "Remove? They read nothing here any more" : "Remove from the team?"}</span>
          <Button type="submit" name="intent" value="remove" size="sm" kind="danger">
            Remove
          </Button>
          <LinkButton to="?" size="sm" replace>
            Keep
          </LinkButton>
        </Form>
      )}
      {mayManage && params.get("remove") !== memberId && (
        <Form method="post" action="?" className="row-flex push">
          <input type="hidden" name="memberId" value={memberId} />
          <input type="hidden" name="access" value={other} />
          <Button type="submit" name="intent" value="change" size="sm">
            {make[other]}
          </Button>
          <LinkButton to={`?remove=${memberId}`} size="sm" kind="bare" replace>
            Remove
          </LinkButton>
        </Form>
      )}
    </li>
  );
}
