import type { SubmissionResult } from "@conform-to/react";
import { useSearchParams } from "@remix-run/react";

import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatDay } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";
import { Notice, Status } from "#app/ui/status.tsx";

import { type Engagement, phaseOf } from "../../engagements/engagement.ts";
import { EndEngagementForm } from "./end-engagement-form.tsx";
import { EngageForm } from "./engage-form.tsx";

type OwnSalesProps = {
  engagements: Engagement[];
  families: { id: string; name: string }[];
  today: Date;
  mayEngage: boolean;
  answer?: { refusal?: string; lastResult?: SubmissionResult<string[]> };
};

const done = {
  engaged: "The engagement was noted",
  "engagement-ended": "The engagement was ended",
};

/** Where the vendor's own sales are at work at a customer, and the forms for it. The choice stands in the address. */
export function OwnSales({ engagements, families, today, mayEngage, answer }: OwnSalesProps) {
  const [params] = useSearchParams();
  const asked = mayEngage ? params.get("do") : null;
  const open = engagements.find(
    (engagement) => engagement.id === params.get("of") && phaseOf(engagement, today) !== "over",
  );
  return (
    <section className="divide" aria-label="Own sales">
      <SectionHead
        title="Own sales"
        sub={mayEngage ? "no partner reads this" : undefined}
        overTable
        actions={
          mayEngage && (
            <LinkButton to="?do=engage" size="sm" icon="plus" replace preventScrollReset>
              Note an engagement
            </LinkButton>
          )
        }
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      {asked === "engage" && <EngageForm families={families} lastResult={answer?.lastResult} />}
      {asked === "end-engagement" && open && <EndEngagementForm engagement={open} />}
      {engagements.length === 0 ? (
        <Empty title="The own sales are not engaged here" />
      ) : (
        <Engagements engagements={engagements} today={today} mayEngage={mayEngage} />
      )}
    </section>
  );
}

const phases = {
  ahead: { word: "Ahead", mark: "dot" },
  on: { word: "Engaged", mark: "now", tone: "ok" },
  over: { word: "Over", mark: "dot" },
} as const;

type EngagementsProps = Pick<OwnSalesProps, "engagements" | "today" | "mayEngage">;

function Engagements({ engagements, today, mayEngage }: EngagementsProps) {
  return (
    <table className="table">
      <caption className="sr">Engagements of the own sales</caption>
      <thead>
        <tr>
          <th scope="col">What they do</th>
          <th scope="col" className="col-2">
            Family
          </th>
          <th scope="col">Days</th>
          <th scope="col">State</th>
          {mayEngage && (
            <th scope="col">
              <span className="sr">What to do</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {engagements.map((engagement) => {
          const phase = phaseOf(engagement, today);
          const { word, ...look } = phases[phase];
          return (
            <tr key={engagement.id}>
              <th scope="row" className="py-1">
                <span className="strong clip">{engagement.note}</span>
                <small className="faint block clip">{engagement.byName}</small>
              </th>
              <td className="col-2 clip">{engagement.family?.name ?? "All families"}</td>
              <td className="nowrap">{daysWords(engagement)}</td>
              <td>
                <Status {...look}>{word}</Status>
              </td>
              {mayEngage && (
                <td className="num">
                  {phase !== "over" && (
                    <LinkButton
                      to={`?do=end-engagement&of=${engagement.id}`}
                      size="sm"
                      kind="bare"
                      replace
                      preventScrollReset
                    >
                      End
                      <span className="sr"> {engagement.note}</span>
                    </LinkButton>
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const daysWords = ({ startsOn, endsOn }: Engagement) =>
  endsOn ? `${formatDay(startsOn)} – ${formatDay(endsOn)}` : `from ${formatDay(startsOn)}`;
