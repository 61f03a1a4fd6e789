import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Choices } from "#app/ui/form.tsx";
import { Radio } from "#app/ui/input.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";

import type { SubmissionListQuery } from "../submission.schema.ts";
import { HandOverForm } from "./hand-over-form.tsx";
import { SubmissionFilters } from "./submission-filters.tsx";
import { type SubmissionList, SubmissionTable } from "./submission-table.tsx";

type SubmissionsPageProps = {
  list: SubmissionList;
  query: SubmissionListQuery;
  partners: { value: string; label: string }[];
  canSend: boolean;
  error?: string;
  views?: ReactNode;
};

/** Every file that was handed over, by partners and by the vendor itself. */
export function SubmissionsPage(props: SubmissionsPageProps) {
  const { list, query, partners, canSend, error, views } = props;
  const [params] = useSearchParams();
  const filtered = query.partner || query.kind || query.status;
  return (
    <>
      <PageHead
        title="Submissions"
        sub="Files handed over by partners and by you"
        actions={<ExportMenu of="/desk/submissions" params={params} />}
      />
      {canSend && (
        <Section label="Hand over your own invoices">
          <HandOverForm
            label="Drop your invoices here"
            error={error}
            help={`CSV with a header: invoice number and day, part number, quantity, unit price in ${list.currency}, partner or end customer`}
          >
            <Choices legend="What the file holds">
              <Radio name="kind" value="sell_in" defaultChecked required>
                Sell-in: invoices to partners
              </Radio>
              <Radio name="kind" value="direct">
                Direct sales: invoices to end customers
              </Radio>
            </Choices>
          </HandOverForm>
        </Section>
      )}
      <SubmissionFilters query={query} partners={partners} views={views} />
      <SubmissionTable
        list={list}
        base="/desk/submissions"
        showPartner
        empty={
          <Empty title={filtered ? "No file of that kind" : "No file handed over yet"}>
            Partners report sales-out and inventory here; your own invoices join them
          </Empty>
        }
      />
    </>
  );
}
