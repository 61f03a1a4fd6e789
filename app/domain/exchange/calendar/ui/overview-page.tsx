import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ChoiceFilter } from "#app/ui/choice-filter.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Chip, Filters, Segmented } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Count } from "#app/ui/status.tsx";

import { kindNames } from "../../submission.ts";
import { reportedKinds } from "../reporting-agreement.ts";
import type { Overview } from "../reporting-overview.server.ts";
import type { ReportingQuery } from "../reporting-query.ts";
import { OverviewTable } from "./overview-table.tsx";

type OverviewPageProps = { overview: Overview; query: ReportingQuery; views?: ReactNode };

const choices = reportedKinds.map((kind) => ({ id: kind, name: kindNames[kind] }));

/** Who reports what when, of all partners. */
export function OverviewPage({ overview, query, views }: OverviewPageProps) {
  const [params] = useSearchParams();
  const { rows, spans, today, counts, more } = overview;
  const to = (changes: Record<string, string | null>) =>
    withParams(params, { page: null, ...changes });
  return (
    <>
      <PageHead
        title="Reporting"
        sub={
          counts.late === 0
            ? `All ${counts.all} agreed reports are here or in time`
            : `${counts.late} of ${counts.all} agreed reports ${counts.late === 1 ? "is" : "are"} late`
        }
        actions={
          <>
            <Segmented
              label="Columns"
              segments={(["week", "month"] as const).map((by) => ({
                to: withParams(params, { by: by === "week" ? null : by }),
                label: by === "week" ? "Weeks" : "Months",
                current: query.by === by,
              }))}
            />
            <ExportMenu of="/desk/reporting" params={params} />
          </>
        }
      />
      <Filters>
        <SearchFilter value={query.q} label="Search by partner" placeholder="Partner" />
        <Chip
          to={to({ state: query.state === "late" ? null : "late" })}
          pressed={query.state === "late"}
        >
          Late <Count of={counts.late} />
        </Chip>
        <Chip
          to={to({ state: query.state === "due" ? null : "due" })}
          pressed={query.state === "due"}
        >
          Due <Count of={counts.due} />
        </Chip>
        <ChoiceFilter
          label="Report"
          name="kind"
          choices={choices}
          chosen={choices.find(({ id }) => id === query.kind) ?? null}
        />
        <Chip to={to({ who: query.who ? null : "mine" })} pressed={query.who === "mine"}>
          My partners
        </Chip>
        {views}
      </Filters>
      {rows.length === 0 ? (
        <Nothing narrowed={Boolean(query.q || query.kind || query.state || query.who)} />
      ) : (
        <OverviewTable rows={rows} spans={spans} by={query.by} today={today} />
      )}
      {(more || query.page > 1) && (
        <nav className="pager" aria-label="Pages">
          <span className="faint small">Page {query.page}</span>
          <span className="btn-group push">
            {query.page > 1 && (
              <LinkButton
                size="sm"
                icon="left"
                to={withParams(params, { page: `${query.page - 1}` })}
              >
                Previous
              </LinkButton>
            )}
            {more && (
              <LinkButton
                size="sm"
                icon="right"
                to={withParams(params, { page: `${query.page + 1}` })}
              >
                Next
              </LinkButton>
            )}
          </span>
        </nav>
      )}
    </>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  if (narrowed) {
    return <Empty title="No report fits">Take a filter away</Empty>;
  }
  return (
    <Empty
      title="No report is agreed yet"
      actions={<LinkButton to="/desk/partners">Choose a partner</LinkButton>}
    >
      On a partner’s page, under Reporting, it is agreed what it reports and by when
    </Empty>
  );
}
