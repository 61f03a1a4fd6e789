import { LinkButton } from "#app/ui/button.tsx";
import { Todo } from "#app/ui/todo.tsx";

import { kindNames } from "../../submission.ts";
import type { LateReport } from "../late-reports.server.ts";
import { dueDayWords, periodName } from "../period-words.ts";

/** Partners of which a report is late, among other things that wait. */
export function LateToDos({ late, today }: { late: LateReport[]; today: Date }) {
  return (
    <>
      {late.map((report) => (
        <Todo
          key={`${report.partnerId} ${report.kind}`}
          mark="expired"
          tone="warn"
          title={`${report.partnerName}: ${kindNames[report.kind].toLowerCase()} for ${periodName(report, today)} is late`}
          text={
            report.periods > 1
              ? `${report.periods} periods are, the first since ${dueDayWords(report.deadline, today)}`
              : `The grace ended on ${dueDayWords(report.deadline, today)}`
          }
          when=""
          action={
            <LinkButton size="sm" to={`/desk/reporting/${report.partnerId}?kind=${report.kind}`}>
              Open its calendar
            </LinkButton>
          }
        />
      ))}
    </>
  );
}
