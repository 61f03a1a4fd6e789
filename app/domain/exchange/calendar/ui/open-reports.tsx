import { LinkButton } from "#app/ui/button.tsx";
import { Todo, TodoList } from "#app/ui/todo.tsx";

import { kindNames } from "../../submission.ts";
import type { ShownPeriod } from "../period.store.server.ts";
import { standingOf } from "../period-state.ts";
import { lookOf, periodName, stateWords } from "../period-words.ts";
import type { ReportedKind } from "../reporting-agreement.ts";

const sendTo: Record<ReportedKind, { to: string; label: string }> = {
  pos: { to: "/portal/sales-out", label: "Send sales-out" },
  inventory: { to: "/portal/inventory", label: "Send inventory" },
  forecast: { to: "/portal/forecast", label: "Open the forecast" },
};

/** What a partner has to report now. */
export function OpenReports({
  open,
  today,
  maySay,
}: {
  open: ShownPeriod[];
  today: Date;
  maySay: boolean;
}) {
  return (
    <TodoList label="To report">
      {open.map((period) => (
        <OpenReport
          key={`${period.kind} ${period.firstDay.getTime()}`}
          {...{ period, today, maySay }}
        />
      ))}
    </TodoList>
  );
}

/** One of them, as it also stands among other things to do. */
export function OpenReport({
  period,
  today,
  maySay,
}: {
  period: ShownPeriod;
  today: Date;
  maySay: boolean;
}) {
  const standing = standingOf(period, today);
  const { mark, tone } = lookOf(period, standing.state);
  const { to, label } = sendTo[period.kind];
  return (
    <Todo
      mark={mark}
      tone={tone ?? "live"}
      title={`${kindNames[period.kind]} for ${periodName(period, today)}`}
      text={stateWords({ ...period, ...standing }, today)}
      when=""
      action={
        maySay && (
          <LinkButton size="sm" to={period.waits ? "/portal/submissions?status=waiting" : to}>
            {period.waits ? "See the file" : label}
          </LinkButton>
        )
      }
    />
  );
}
