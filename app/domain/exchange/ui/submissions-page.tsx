import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { SubmissionKind } from "#app/platform/db/generated/enums.ts";
import { BackButton, LinkButton } from "#app/ui/button.tsx";
import { ColumnChooser } from "#app/ui/column-chooser.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import type { LateReport } from "../calendar/late-reports.server.ts";
import { LateNotice } from "../calendar/ui/late-notice.tsx";
import { isNarrowed, type SubmissionListQuery } from "../submission.schema.ts";
import { SubmissionFilters } from "./submission-filters.tsx";
import {
  type SubmissionList,
  SubmissionTable,
  submissionTableColumns,
} from "./submission-table.tsx";
import { VendorHandOver } from "./vendor-hand-over.tsx";

type SubmissionsPageProps = {
  list: SubmissionList;
  query: SubmissionListQuery;
  partners: { value: string; label: string }[];
  /** Partners of which a report is late, the longest first. */
  late: LateReport[];
  /** What the reader may hand over. */
  sends: SubmissionKind[];
  /** The kind of the next file, where a link says so. */
  chosen: SubmissionKind | null;
  error?: string;
  views?: ReactNode;
};

/** Every file that was handed over, by partners and by the vendor itself. */
export function SubmissionsPage(props: SubmissionsPageProps) {
  const { list, query, partners, late, sends, chosen, error, views } = props;
  const [params] = useSearchParams();
  const filtered = isNarrowed(query);
  const [first] = sends;
  const handing = first !== undefined && (chosen !== null || error !== undefined);
  return (
    <>
      <PageHead
        title="Submissions"
        sub="Files handed over by partners and by you"
        actions={
          <>
            {first && !handing && (
              <LinkButton to={`?hand=${first}`} icon="upload">
                Hand over files
              </LinkButton>
            )}
            <ColumnChooser columns={submissionTableColumns} shown={query.cols} />
            <ExportMenu of="/desk/submissions" params={params} />
          </>
        }
      />
      {handing && (
        <Section title="Your own files" actions={<BackButton />}>
          <VendorHandOver kinds={sends} chosen={chosen} currency={list.currency} error={error} />
        </Section>
      )}
      <LateNotice late={late} />
      <SubmissionFilters
        query={query}
        partners={partners}
        kinds={Object.values(SubmissionKind)}
        views={views}
      />
      <SubmissionTable
        list={list}
        base="/desk/submissions"
        showPartner
        whole={{ sort: query.sort, shown: query.cols }}
        empty={
          <Empty title={filtered ? "No file fits" : "No file handed over yet"}>
            Partners report sales-out and inventory here; your own files join them
          </Empty>
        }
      />
    </>
  );
}
