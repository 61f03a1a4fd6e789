import { Form } from "@remix-run/react";

import type { InvitationLine } from "#app/domain/identity/members/invitations.server.ts";
import { roleNames } from "#app/domain/identity/permissions.ts";
import { Button } from "#app/ui/button.tsx";
import { formatDay } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

type InvitationTableProps = { invitations: InvitationLine[]; mayManage: boolean };

/** Who was asked to work at a place and has not answered. */
export function InvitationTable({ invitations, mayManage }: InvitationTableProps) {
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
