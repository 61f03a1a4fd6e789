import type { PolicyFact, TableFact } from "#app/platform/certificate/certificate.ts";
import { SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

const words = { read: "Read", add: "Add", change: "Change", remove: "Remove", all: "Anything" };

/** Each vendor's table: who may do what to which rows, and whether it is closed. */
export function CertifiedTables({ tables }: { tables: TableFact[] }) {
  return (
    <>
      <SectionHead title="Tables with a vendor’s rows" sub={`${tables.length}`} overTable />
      <table className="table certificate">
        <caption className="sr">What each side may do to which rows of each table</caption>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col">The vendor’s people</th>
            <th scope="col">A partner’s people</th>
          </tr>
        </thead>
        <tbody>
          {tables.map((table) => (
            <tr key={table.name} data-tone={table.faults.length > 0 ? "bad" : undefined}>
              <td>
                <span className="mono small">{table.name}</span>
                <Verdict faults={table.faults} />
              </td>
              <td data-side="The vendor’s people">
                <Rules policies={table.policies} side="vendor" />
              </td>
              <td data-side="A partner’s people">
                <Rules policies={table.policies} side="partner" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Closed, or everything that is wrong. */
export function Verdict({ faults, well = "Closed" }: { faults: string[]; well?: string }) {
  if (faults.length === 0) {
    return (
      <Status mark="ok" tone="ok" small>
        {well}
      </Status>
    );
  }
  return faults.map((fault) => (
    <Status key={fault} mark="bad" tone="bad" small>
      {fault}
    </Status>
  ));
}

const APPLICATION = "tributary_app";

function Rules({ policies, side }: { policies: PolicyFact[]; side: "vendor" | "partner" }) {
  const own = policies.filter(({ roles }) => roles.length === 0 || roles.includes(APPLICATION));
  const said = own.filter((policy) => policy[side] !== "no row");
  if (said.length === 0) return <span className="faint small">Nothing</span>;
  return (
    <dl className="certificate-rules">
      {said.map((policy) => (
        <div key={policy.name} title={policy.exact}>
          <dt>{words[policy.command]}</dt>
          <dd>{policy[side]}</dd>
        </div>
      ))}
    </dl>
  );
}
