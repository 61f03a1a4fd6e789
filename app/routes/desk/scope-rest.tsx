import type { FunctionFact, GlobalFact, RoleFact } from "#app/platform/certificate/certificate.ts";
import { SectionHead } from "#app/ui/page.tsx";

import { Verdict } from "./scope-tables.tsx";

/** Tables that belong to no vendor, each with its reason. */
export function CertifiedGlobals({ globals }: { globals: GlobalFact[] }) {
  return (
    <>
      <SectionHead title="Tables of no vendor" sub={`${globals.length}`} overTable />
      <table className="table certificate">
        <caption className="sr">Why each of them belongs to no vendor</caption>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col">Why</th>
            <th scope="col">The application may</th>
          </tr>
        </thead>
        <tbody>
          {globals.map((table) => (
            <tr key={table.name}>
              <td>
                <span className="mono small">{table.name}</span>
                <Verdict faults={table.faults} well="Known" />
              </td>
              <td>{table.reason ?? "–"}</td>
              <td>{table.may.join(", ") || "nothing"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Functions that see more than who calls them. */
export function CertifiedFunctions({ functions }: { functions: FunctionFact[] }) {
  return (
    <>
      <SectionHead
        title="Functions with their owner’s rights"
        sub={`${functions.length}`}
        overTable
      />
      <table className="table certificate">
        <caption className="sr">What each of them may answer</caption>
        <thead>
          <tr>
            <th scope="col">Function</th>
            <th scope="col">Answers</th>
            <th scope="col">The application</th>
          </tr>
        </thead>
        <tbody>
          {functions.map((each) => (
            <tr key={each.name}>
              <td>
                <span className="mono small">{each.name}</span>
                <Verdict faults={each.faults} well="Known" />
              </td>
              <td>
                {each.answers ?? "–"}
                <span className="faint small block">Owner {each.owner}</span>
              </td>
              <td>{each.callable ? "may call it" : "may not call it"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The roles that reach rows, and what they can and cannot do. */
export function CertifiedRoles({ roles }: { roles: RoleFact[] }) {
  return (
    <>
      <SectionHead title="Roles that reach rows" sub={`${roles.length}`} overTable />
      <table className="table certificate">
        <caption className="sr">What each role can and cannot do</caption>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">What for</th>
            <th scope="col">It</th>
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => (
            <tr key={role.name}>
              <td>
                <span className="mono small">{role.name}</span>
                <Verdict faults={role.faults} well="As it should be" />
              </td>
              <td>{role.what}</td>
              <td>
                <ul>
                  {role.facts.map((fact) => (
                    <li key={fact}>{fact}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
