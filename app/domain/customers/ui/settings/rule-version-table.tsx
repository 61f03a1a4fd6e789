import { Link } from "@remix-run/react";

import { formatDay, NOTHING } from "#app/ui/format.ts";
import { ScrollRegion, SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import type { KnownVersion } from "../../resolving/rule-versions.server.ts";
import { stateWords } from "./setting-words.ts";

/** The versions of the rule by which customers are matched, the newest first. */
export function RuleVersionTable({ versions }: { versions: KnownVersion[] }) {
  return (
    <>
      <SectionHead title="Versions of the rule" sub="The newest first" overTable />
      <ScrollRegion label="Versions of the rule">
        <table className="table">
          <caption className="sr">Versions of the rule, the newest first</caption>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">State</th>
              <th scope="col" className="num">
                By itself from
              </th>
              <th scope="col" className="num">
                Asks from
              </th>
              <th scope="col" className="col-2">
                For
              </th>
              <th scope="col" className="col-2">
                Kept
              </th>
              <th scope="col" className="col-3">
                Turned on
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ version, state, note, automatic, workbench, ...kept }) => (
              <tr key={version}>
                <th scope="row">
                  <Link className="link" to={`/desk/admin/matching/${version}`}>
                    Version {version}
                  </Link>
                </th>
                <td>
                  <Status {...stateWords[state]}>{stateWords[state].word}</Status>
                </td>
                <td className="num">{automatic}</td>
                <td className="num">{workbench}</td>
                <td className="col-2 clip">{note}</td>
                <td className="col-2">
                  {kept.createdAt ? `${formatDay(kept.createdAt)}, ${kept.createdBy}` : NOTHING}
                </td>
                <td className="col-3">{kept.turnedOnAt ? formatDay(kept.turnedOnAt) : NOTHING}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
