import { Link } from "@remix-run/react";

import { formatInstant } from "#app/ui/format.ts";

import { actionWords } from "./audit-words.ts";

export type AuditLine = {
  id: string;
  at: Date;
  action: string;
  actorName: string;
  side: string;
  detail: string;
};

type AuditTableProps = {
  entries: AuditLine[];
  timeZone: string;
  /** Where an entry opens; nothing where it does not. */
  base?: string;
};

/** What was done, newest first. */
export function AuditTable({ entries, timeZone, base }: AuditTableProps) {
  return (
    <table className="table">
      <caption className="sr">What was done, newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Deed</th>
          <th scope="col">Who</th>
          {base && (
            <th scope="col" className="col-2">
              For
            </th>
          )}
          <th scope="col" className="col-3">
            Noted
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="nowrap tnum">{formatInstant(entry.at, timeZone)}</td>
            <td className="strong">
              {base ? (
                <Link to={`${base}/${entry.id}`}>{actionWords(entry.action)}</Link>
              ) : (
                actionWords(entry.action)
              )}
            </td>
            <td>{entry.actorName}</td>
            {base && <td className="col-2">{entry.side}</td>}
            <td className="col-3">
              <span className="clip quiet small block max-w-96">{entry.detail}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
