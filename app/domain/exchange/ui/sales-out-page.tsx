import { Empty } from "#app/ui/empty.tsx";
import { PageHead, Section, SectionHead } from "#app/ui/page.tsx";

import { HandOverForm } from "./hand-over-form.tsx";
import { type SubmissionList, SubmissionTable } from "./submission-table.tsx";

type SalesOutPageProps = {
  list: SubmissionList;
  partnerKind: string;
  canSend: boolean;
  error?: string;
};

/** Where a partner reports what it sold on, and sees what became of each report. */
export function SalesOutPage({ list, partnerKind, canSend, error }: SalesOutPageProps) {
  const buyers = partnerKind === "reseller" ? "end customer" : "reseller or end customer";
  return (
    <>
      <PageHead title="Sales-out" sub={`What you sold on of ${list.vendorName}’s products`} />
      {canSend && (
        <Section label="Hand over a file">
          <HandOverForm
            atOnce
            label="Drop your sales-out file here"
            error={error}
            help={
              <>
                CSV or text with a header: invoice number and day, part number, quantity, unit price
                in {list.currency}, {buyers}.{" "}
                <a className="link" href="/samples/pos-sample.csv" download>
                  A sample file
                </a>
              </>
            }
          />
        </Section>
      )}
      <SectionHead title="Handed over" overTable />
      <SubmissionTable
        list={list}
        base="/portal/submissions"
        empty={
          <Empty title="Nothing reported yet">
            Hand over the file you already have. Rows that cannot be read are listed one by one, and
            the others are taken
          </Empty>
        }
      />
    </>
  );
}
