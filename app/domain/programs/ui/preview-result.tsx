import { Facts } from "#app/ui/facts.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { addDays, localDay } from "../local-time.ts";
import type { Settled, Terms } from "../terms.ts";
import { PlannedStepsList } from "./planned-steps-list.tsx";
import { type RuleNames, refusalWords } from "./refusal-words.ts";

export type PreviewResultProps = {
  settled: Settled | null;
  names: RuleNames;
  timeZone: string;
};

/** The terms of the invented deal with their days, or why no programme takes it. */
export function PreviewResult({ settled, names, timeZone }: PreviewResultProps) {
  if (!settled) return <Notice title="There is no partner who could register a deal" />;
  if (!settled.ok) {
    const { program, refusals } = settled;
    return (
      <Notice tone="warn" title="No programme takes this deal" live>
        {program && <p>Nearest is {program.name}:</p>}
        <ul>
          {refusals.map((refusal) => {
            const words = refusalWords(refusal, names);
            return <li key={words}>{words}</li>;
          })}
        </ul>
      </Notice>
    );
  }
  const { terms } = settled;
  return (
    <>
      <Section title="What it gets" sub="if it is handed in now and decided on its last day">
        <Facts facts={termFacts(terms, timeZone)} />
      </Section>
      <Section title="Who decides" sub={terms.chain?.name ?? "No chain is for it: the usual way"}>
        <PlannedStepsList steps={terms.steps} timeZone={timeZone} />
      </Section>
    </>
  );
}

function termFacts({ program, decideBy, protectedUntil }: Terms, timeZone: string) {
  const { rules, name, version } = program;
  const day = (instant: Date) => formatDay(localDay(instant, timeZone));
  const end = localDay(protectedUntil, timeZone);
  const reminders = rules.reminderDays.map((before) => formatDay(addDays(end, -before)));
  return [
    { label: "Programme", value: `${name}, version ${version}` },
    { label: "Decision by", value: formatInstant(decideBy, timeZone) },
    { label: "Protected until", value: `${formatDay(end)}, ${rules.protectionDays} days` },
    {
      label: "Extension",
      value: `${rules.extensionDays} days, asked for by ${formatDay(addDays(end, -rules.extensionNoticeDays))}`,
    },
    { label: "Reminders", value: reminders.join(", ") || "None" },
    {
      label: "First update by",
      value: `${formatDay(addDays(localDay(decideBy, timeZone), rules.activityDays))}, then every ${rules.activityDays} days`,
    },
    { label: "Escalation", value: `${rules.escalationHours} hours after ${day(decideBy)}` },
  ];
}
