import { Form, Link } from "@remix-run/react";

import type { InvitationLine } from "#app/domain/identity/members/invitations.server.ts";
import type { Member } from "#app/domain/identity/members/members.server.ts";
import { roleNames } from "#app/domain/identity/permissions.ts";
import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

export type TeamMember = Member & { secondFactor: boolean };

type TeamListProps = {
  members: TeamMember[];
  invitations: InvitationLine[];
  /** Where a person's own page is: this and the membership's id. */
  base: string;
  timeZone: string;
  mayManage: boolean;
};

/** Who works at a place, and who was asked to. */
export function TeamList({ members, invitations, base, timeZone, mayManage }: TeamListProps) {
  return (
    <>
      {members.length === 0 ? (
        <Empty title="Nobody works here yet">Whoever accepts an invitation is listed here</Empty>
      ) : (
        <table className="table">
          <caption className="sr">People</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col" className="col-3">
                E-mail
              </th>
              <th scope="col" className="col-2">
                Second factor
              </th>
              <th scope="col" className="num col-2">
                Last seen
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.id}>
                <th scope="row" className="py-1">
                  {mayManage ? (
                    <Link className="link strong clip" to={`${base}/${member.id}`}>
                      {member.name}
                    </Link>
                  ) : (
                    <span className="strong clip">{member.name}</span>
                  )}
                  <small className="faint block">{member.title}</small>
                </th>
                <td>{roleNames[member.role]}</td>
                <td className="col-3">
                  <span className="clip">{member.email}</span>
                </td>
                <td className="col-2">
                  {member.secondFactor ? (
                    <Status mark="ok" tone="ok">
                      On
                    </Status>
                  ) : (
                    <Status mark="ring">Off</Status>
                  )}
                </td>
                <td className="num col-2 nowrap">
                  {member.lastSeenAt ? formatInstant(member.lastSeenAt, timeZone) : "Never"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {invitations.length > 0 && (
        <InvitationTable invitations={invitations} mayManage={mayManage} />
      )}
    </>
  );
}

function InvitationTable({
  invitations,
  mayManage,
}: Pick<TeamListProps, "invitations" | "mayManage">) {
  return (
    <section aria-label="Invitations">
      <SectionHead title="Invitations" sub={`${invitations.length} not answered`} overTable />
      <table className="table">
        <caption className="sr">Invitations that were not answered</caption>
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">Role</th>
            <th scope="col" className="col-2">
              By
            </th>
            <th scope="col" className="col-2">
              State
            </th>
            {mayManage && (
              <th scope="col">
                <span className="sr">What to do</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {invitations.map((each) => (
            <tr key={each.id}>
              <th scope="row" className="py-1">
                <span className="strong clip">{each.name}</span>
                <small className="faint block clip">{each.email}</small>
              </th>
              <td>{roleNames[each.role]}</td>
              <td className="col-2">{each.inviterName}</td>
              <td className="col-2">
                {each.state === "open" ? (
                  <Status mark="review" tone="live">
                    Open until {formatDay(each.expiresAt)}
                  </Status>
                ) : (
                  <Status mark="warn" tone="warn">
                    Ran out {formatDay(each.expiresAt)}
                  </Status>
                )}
              </td>
              {mayManage && (
                <td className="num">
                  <Form method="post" className="row-flex justify-end" preventScrollReset>
                    <input type="hidden" name="id" value={each.id} />
                    <Button type="submit" name="intent" value="resend" size="sm">
                      Send again
                      <span className="sr"> to {each.name}</span>
                    </Button>
                    <Button type="submit" name="intent" value="revoke" size="sm" kind="bare">
                      Take back
                      <span className="sr"> from {each.name}</span>
                    </Button>
                  </Form>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
