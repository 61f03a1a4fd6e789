import { Link } from "@remix-run/react";

import { Notice } from "#app/ui/status.tsx";

import { kindNames } from "../../submission.ts";
import type { LateReport } from "../late-reports.server.ts";

const SHOWN = 3;

/** Who is late, over the list of what came. */
export function LateNotice({ late }: { late: LateReport[] }) {
  const [first] = late;
  if (!first) return null;
  const names = late.slice(0, SHOWN);
  return (
    <Notice
      tone="warn"
      mark="expired"
      title={late.length === 1 ? "A report is late" : "Reports are late"}
    >
      {names.map(({ partnerId, partnerName, kind, periods }, place) => (
        <span key={`${partnerId} ${kind}`}>
          {place > 0 && ", "}
          <Link className="link" to={`/desk/reporting/${partnerId}?kind=${kind}`}>
            {partnerName}
          </Link>{" "}
          {kindNames[kind].toLowerCase()}
          {periods > 1 && `, ${periods} periods`}
        </span>
      ))}
      {late.length > SHOWN && (
        <>
          {" and "}
          <Link className="link" to="/desk/reporting?state=late">
            others
          </Link>
        </>
      )}
    </Notice>
  );
}
