import { formatDay } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Badge } from "#app/ui/status.tsx";

import type { ProgramRecord } from "../versions/programs.server.ts";
import { DifferenceTable } from "./difference-table.tsx";
import type { RuleNames } from "./refusal-words.ts";
import { differencesBetween } from "./rule-rows.ts";

type ProgramHistoryProps = {
  program: Pick<ProgramRecord, "versions" | "inForce">;
  names: RuleNames;
  localDay: (instant: Date) => Date;
};

/** The versions, the newest first, each with what it changed. */
export function ProgramHistory({ program, names, localDay }: ProgramHistoryProps) {
  const { versions, inForce } = program;
  return versions.map((version, place) => {
    const before = versions[place + 1];
    const isAhead = inForce !== null && version.validFrom > inForce.validFrom;
    return (
      <Section
        key={version.id}
        level={3}
        title={`Version ${version.version}`}
        sub={`${isAhead ? "begins" : "since"} ${formatDay(localDay(version.validFrom))}${version.publishedBy ? `, published by ${version.publishedBy}` : ""}`}
        actions={version === inForce && <Badge tone="ok">In force</Badge>}
      >
        {version.note && <p className="quiet">{version.note}</p>}
        {before ? (
          <DifferenceTable
            caption={`What version ${version.version} changed`}
            differences={differencesBetween(before.rules, version.rules, names)}
          />
        ) : (
          <p className="quiet">The first version</p>
        )}
      </Section>
    );
  });
}
