import { formatInstant } from "#app/ui/format.ts";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import type { PlannedStep } from "../approval/planned-steps.ts";

type Shown = Pick<PlannedStep, "stepNo" | "name" | "approver" | "dueAt">;

/** Who would decide, one after the other, until when. */
export function PlannedStepsList({ steps, timeZone }: { steps: Shown[]; timeZone: string }) {
  return (
    <Timeline label="Who decides">
      {steps.map(({ stepNo, name, approver, dueAt }) => (
        <Moment
          key={stepNo}
          mark="ring"
          time={`by ${formatInstant(dueAt, timeZone)}`}
          dateTime={dueAt.toISOString()}
        >
          {name}: {approver}
        </Moment>
      ))}
    </Timeline>
  );
}
