import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { SectionHead, Side, Split } from "#app/ui/page.tsx";

import { kindNames } from "../../submission.ts";
import type { PartnerReporting } from "../partner-reporting.server.ts";
import type { KeptPeriod } from "../period.store.server.ts";
import { togetherOf } from "../quality-score.ts";
import type { ReportedKind } from "../reporting-agreement.ts";
import { AgreedSection } from "./agreed-section.tsx";
import { OpenReports } from "./open-reports.tsx";
import { PeriodTable } from "./period-table.tsx";
import { QualitySection } from "./quality-section.tsx";
import { ScoreSection } from "./score-section.tsx";

const SCORE_MONTHS = 3;

type PartnerReportingPageProps = {
  reporting: PartnerReporting;
  kinds: readonly ReportedKind[];
  kind?: ReportedKind;
  as: "vendor" | "partner";
  /** Agrees, on the vendor's side; says that there is nothing, on the partner's. */
  may: boolean;
  to: (period: KeptPeriod) => string;
  /** A form or a question over everything else. */
  children?: ReactNode;
};

/** One partner's calendar: what waits, how the past stands, and how good it was. */
export function PartnerReportingPage(props: PartnerReportingPageProps) {
  const { reporting, kinds, kind, as, may, to, children } = props;
  const [params] = useSearchParams();
  const { today, timeZone, agreements, open, periods, months } = reporting;
  const isOwn = as === "partner";
  return (
    <Split cols="main-side">
      <div>
        {children}
        {isOwn && open.length > 0 && (
          <>
            <SectionHead title="To report" sub={String(open.length)} overTable />
            <OpenReports open={open} today={today} maySay={may} />
          </>
        )}
        {kinds.length > 1 && (
          <Filters>
            <Chip to={withParams(params, { kind: null })} pressed={!kind}>
              All reports
            </Chip>
            {kinds.map((each) => (
              <Chip
                key={each}
                to={withParams(params, { kind: kind === each ? null : each })}
                pressed={kind === each}
              >
                {kindNames[each]}
              </Chip>
            ))}
          </Filters>
        )}
        {periods.length === 0 ? (
          <Empty title={isOwn ? "Nothing is to be reported" : "No period yet"}>
            {isOwn
              ? `What ${reporting.vendorName} and you agree to report comes up here, before it is due`
              : "Agree a report, and its periods come up here as they begin"}
          </Empty>
        ) : (
          <PeriodTable {...{ periods, today, timeZone, to }} maySay={isOwn && may} />
        )}
        <QualitySection months={months} today={today} />
      </div>
      <Side label="What is agreed, and the score">
        <AgreedSection agreements={agreements} today={today} mayManage={!isOwn && may} />
        <ScoreSection figures={togetherOf(months.slice(-SCORE_MONTHS))} />
      </Side>
    </Split>
  );
}
