import { LinkButton } from "#app/ui/button.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { ScrollRegion } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import { type ApiKeyLine, keyState } from "../../keys/api-key.ts";
import { roleNames } from "../../permissions.ts";

type KeyTableProps = { keys: ApiKeyLine[]; now: Date; timeZone: string };

/** The keys of an organisation, the newest first. */
export function KeyTable({ keys, now, timeZone }: KeyTableProps) {
  const at = (instant: Date) => formatInstant(instant, timeZone, undefined, now);
  return (
    <ScrollRegion label="Keys">
      <table className="table">
        <caption className="sr">Keys, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className="col-2">
              Role
            </th>
            <th scope="col">State</th>
            <th scope="col" className="col-2">
              Last used
            </th>
            <th scope="col" className="col-2">
              Made
            </th>
            <th scope="col">
              <span className="sr">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id}>
              <th scope="row" className="strong">
                {key.name}
                <small className="faint block">
                  <code>{key.shown}</code>
                </small>
              </th>
              <td className="nowrap col-2">
                {roleNames[key.role]}
                <small className="faint block">{key.mayWrite ? "may change" : "read only"}</small>
              </td>
              <td className="nowrap">
                <StateOf line={key} now={now} at={at} />
              </td>
              <td className="nowrap col-2">
                {key.lastUsedAt ? at(key.lastUsedAt) : "Never"}
                {key.lastNetwork && <small className="faint block">from {key.lastNetwork}</small>}
              </td>
              <td className="nowrap col-2">
                {at(key.createdAt)}
                <small className="faint block">by {key.makerName}</small>
              </td>
              <td className="num">
                {!key.revokedAt && key.expiresAt > now && (
                  <LinkButton to={`?do=revoke&of=${key.id}`} size="sm" replace preventScrollReset>
                    Revoke<span className="sr"> {key.name}</span>
                  </LinkButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type StateOfProps = { line: ApiKeyLine; now: Date; at: (instant: Date) => string };

function StateOf({ line, now, at }: StateOfProps) {
  switch (keyState(line, now)) {
    case "revoked":
      return (
        <>
          <Status mark="withdrawn">Revoked</Status>
          <small className="faint block">by {line.revokerName}</small>
        </>
      );
    case "expired":
      return (
        <>
          <Status mark="expired">Expired</Status>
          <small className="faint block">{at(line.expiresAt)}</small>
        </>
      );
    case "ending":
      return (
        <>
          <Status mark="warn" tone="warn">
            Ends soon
          </Status>
          <small className="faint block">{at(line.expiresAt)}</small>
        </>
      );
    case "live":
      return (
        <>
          <Status mark="ok" tone="ok">
            Works
          </Status>
          <small className="faint block">until {at(line.expiresAt)}</small>
        </>
      );
  }
}
