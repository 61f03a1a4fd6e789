import type { SubmissionResult } from "@conform-to/react";
import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import type { InvitationLine } from "#app/domain/identity/members/invitations.server.ts";
import type { Role } from "#app/platform/actor.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { TeamQuery } from "../team-query.ts";
import { InvitationTable } from "./invitation-table.tsx";
import { InviteForm } from "./invite-form.tsx";
import { TeamList, type TeamMember } from "./team-list.tsx";

const done = {
  invited: "The invitation was sent",
  resend: "The invitation was sent again; the link before it is dead",
  revoke: "The invitation was taken back",
  ended: "The access was ended",
};

type TeamPageProps = {
  title: string;
  /** The place in words: "Bluepeak". */
  place: string;
  base: string;
  views?: ReactNode;
  team: {
    query: TeamQuery;
    /** How many work here, whoever was searched. */
    total: number;
    members: TeamMember[];
    invitations: InvitationLine[];
    roles: Role[];
    timeZone: string;
  };
  answer?: { refusal?: string; lastResult?: SubmissionResult<string[]> };
};

/** Everybody who works at a place, and the way to ask more to. */
export function TeamPage({ title, place, base, team, views, answer }: TeamPageProps) {
  const [params] = useSearchParams();
  const { query, total, members, invitations } = team;
  const people = total === 1 ? "1 person" : `${total} people`;
  const searched = query.q !== "";
  const mayManage = team.roles.length > 0;
  const inviting = mayManage && (params.get("do") === "invite" || answer?.lastResult !== undefined);
  return (
    <>
      <PageHead
        title={title}
        sub={searched ? `${members.length} of ${people}` : people}
        actions={
          mayManage &&
          !inviting && (
            <>
              <ExportMenu of={base} params={params} />
              <LinkButton to="?do=invite" kind="primary" icon="plus" replace preventScrollReset>
                Invite somebody
              </LinkButton>
            </>
          )
        }
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      {inviting && (
        <InviteForm place={place} roles={team.roles} back={base} lastResult={answer?.lastResult} />
      )}
      <Filters>
        {views}
        <div className="push">
          <SearchFilter value={query.q} label="Find somebody" />
        </div>
      </Filters>
      <TeamList
        members={members}
        sort={query.sort}
        narrowed={total > 0}
        base={base}
        timeZone={team.timeZone}
        mayManage={mayManage}
      />
      {invitations.length > 0 && (
        <InvitationTable invitations={invitations} mayManage={mayManage} />
      )}
    </>
  );
}
