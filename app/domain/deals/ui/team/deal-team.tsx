import { Link } from "@remix-run/react";
import { Section } from "#app/ui/page.tsx";
import { People } from "#app/ui/people.tsx";

import { accessWords, type DealTeam as Team, type TeamMember } from "../../team/team.ts";

export const roleOf = ({ guest, access, company }: TeamMember): string => {
  const words = accessWords[access][guest ? "guest" : "own"];
  return guest ? `${company}: ${words.toLowerCase()}` : words;
};

/** Who works on a deal, beside its facts. */
export function DealTeam({ team, base }: { team: Team; base: string }) {
  return (
    <Section
      title="Team"
      actions={
        team.mayManage && (
          <Link className="link small" to={`${base}/team`}>
            Change
          </Link>
        )
      }
    >
      <People
        side="partner"
        people={[
          { name: team.owner.name, role: "Owner" },
          ...team.members.map((member) => ({
            name: member.name,
            role: member.guest ? member.company : roleOf(member),
          })),
        ]}
      />
    </Section>
  );
}
