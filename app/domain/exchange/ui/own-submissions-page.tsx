import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { ColumnChooser } from "#app/ui/column-chooser.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { PageHead, SectionHead } from "#app/ui/page.tsx";

import type { ShownPeriod } from "../calendar/period.store.server.ts";
import { OpenReports } from "../calendar/ui/open-reports.tsx";
import { isNarrowed, type SubmissionListQuery } from "../submission.schema.ts";
import type { SubmissionKind } from "../submission.ts";
import { SubmissionFilters } from "./submission-filters.tsx";
import {
  type SubmissionList,
  SubmissionTable,
  submissionTableColumns,
} from "./submission-table.tsx";

type OwnSubmissionsPageProps = {
  list: SubmissionList;
  query: SubmissionListQuery;
  kinds: readonly SubmissionKind[];
  /** What waits for a report, the longest first. */
  open: ShownPeriod[];
  today: Date;
  maySend: boolean;
  views?: ReactNode;
};

/** Every file that a partner handed over, whatever it reports. */
export function OwnSubmissionsPage(props: OwnSubmissionsPageProps) {
  const { list, query, kinds, open, today, maySend, views } = props;
  const [params] = useSearchParams();
  return (
    <>
      <PageHead
        title="Submissions"
        sub="Files that you handed over"
        actions={
          <>
            <ColumnChooser
              columns={submissionTableColumns.filter(({ id }) => id !== "partner")}
              shown={query.cols}
            />
            <ExportMenu of="/portal/submissions" params={params} />
          </>
        }
      />
      {open.length > 0 && (
        <>
          <SectionHead title="To report" sub={String(open.length)} overTable />
          <OpenReports open={open} today={today} maySay={maySend} />
        </>
      )}
      <SubmissionFilters query={query} kinds={kinds} views={views} />
      <SubmissionTable
        list={list}
        base="/portal/submissions"
        whole={{ sort: query.sort, shown: query.cols }}
        empty={
          <Empty title={isNarrowed(query) ? "No file fits" : "No file handed over yet"}>
            {isNarrowed(query)
              ? "Take a filter away"
              : "Files that you hand over under Sales-out, Inventory and Forecast come together here"}
          </Empty>
        }
      />
    </>
  );
}
