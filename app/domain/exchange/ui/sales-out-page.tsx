import { Link } from "@remix-run/react";

import { Empty } from "#app/ui/empty.tsx";
import { PageHead, Section, SectionHead } from "#app/ui/page.tsx";

import { isRunning } from "../submission.ts";
import { HandOverForm } from "./hand-over-form.tsx";
import { LiveReload } from "./live-reload.tsx";
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
        <Section label="Hand over files">
          <HandOverForm
            atOnce
            to="/portal/files"
            kind="pos"
            label="Drop your sales-out files here"
            error={error}
            help={
              <>
                CSV, Excel, X12 or JSON with a header: invoice number and day, part number,
                quantity, unit price in {list.currency}, {buyers}.{" "}
                <a className="link" href="/samples/pos-sample.csv" download>
                  A sample file
                </a>{" "}
                and{" "}
                <a className="link" href="/portal/submissions/templates/pos.csv" download>
                  a template
                </a>
                . Without a file,{" "}
                <Link className="link" to="/portal/submissions/lines/pos">
                  type lines in
                </Link>
              </>
            }
          />
        </Section>
      )}
      <SectionHead title="Handed over" overTable />
      <LiveReload while={list.submissions.some(isRunning)} />
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
