import type { MarkName } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { Tone } from "#app/ui/status.tsx";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import type { Clock } from "../../clock.ts";
import type { ApprovalStep, Claim, StepStatus } from "../../decide/steps.ts";
import { dueWords } from "../due-words.ts";

const looks: Record<StepStatus, { mark: MarkName; tone?: Tone }> = {
  approved: { mark: "ok", tone: "ok" },
  rejected: { mark: "bad", tone: "bad" },
  current: { mark: "now", tone: "live" },
  waiting: { mark: "ring" },
  skipped: { mark: "withdrawn" },
};

type ApprovalStepsProps = { steps: ApprovalStep[]; claim: Claim | null; clock: Clock };

/** Who approves, one after the other. */
export function ApprovalSteps({ steps, claim, clock }: ApprovalStepsProps) {
  return (
    <Section title="Approval" level={3} sub={claimWords(claim)}>
      <Timeline label="Steps of the approval">
        {steps.map((step) => (
          <Moment
            key={step.stepNo}
            mark={looks[step.status].mark}
            tone={looks[step.status].tone}
            time={timeOf(step, clock)}
            quote={step.note}
          >
            {step.name}, {step.deciderName ?? step.approver}
          </Moment>
        ))}
      </Timeline>
    </Section>
  );
}

function timeOf(step: ApprovalStep, clock: Clock): string {
  const stead = step.forName ? ` for ${step.forName}` : "";
  if (step.decidedAt) {
    const word = step.status === "rejected" ? "rejected" : "approved";
    return `${word} ${dueWords(step.decidedAt, clock)}${stead}`;
  }
  if (step.status === "current") return `by ${dueWords(step.dueAt, clock)}`;
  return step.status === "skipped" ? "not needed any more" : "then";
}

function claimWords(claim: Claim | null): string | undefined {
  if (!claim) return undefined;
  if (claim.as === "delegate") return `You stand in for ${claim.forName}`;
  return claim.as === "override" ? `You may decide it for ${claim.forName}` : "It is your step";
}
