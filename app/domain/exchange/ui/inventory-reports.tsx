import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { Empty } from "#app/ui/empty.tsx";
import { PageHead, Section, SectionHead } from "#app/ui/page.tsx";

import { isRunning } from "../submission.ts";
import { HandOverForm } from "./hand-over-form.tsx";
import { LiveReload } from "./live-reload.tsx";
import { type SubmissionList, SubmissionTable } from "./submission-table.tsx";

type InventoryReportsProps = {
  list: SubmissionList;
  canSend: boolean;
  error?: string;
  /** What the reports add up to. */
  children: ReactNode;
};

/** Where a partner reports its stock, and sees what became of each report. */
export function InventoryReports({ list, canSend, error, children }: InventoryReportsProps) {
  return (
    <>
      <PageHead title="Inventory" sub={`What you have in stock of ${list.vendorName}’s products`} />
      {canSend && (
        <Section label="Hand over files">
          <HandOverForm
            atOnce
            to="/portal/files"
            kind="inventory"
            label="Drop your inventory files here"
            error={error}
            help={
              <>
                CSV, Excel, X12 or JSON with a header: day, part number, quantity on hand; location,
                available, on order and in transit if you have them.{" "}
                <a className="link" href="/samples/inventory-sample.csv" download>
                  A sample file
                </a>{" "}
                and{" "}
                <a className="link" href="/portal/submissions/templates/inventory.csv" download>
                  a template
                </a>
                . Without a file,{" "}
                <Link className="link" to="/portal/submissions/lines/inventory">
                  type lines in
                </Link>
              </>
            }
          />
        </Section>
      )}
      {children}
      <SectionHead title="Handed over" overTable />
      <LiveReload while={list.submissions.some(isRunning)} />
      <SubmissionTable
        list={list}
        base="/portal/submissions"
        empty={
          <Empty title="No inventory reported yet">
            Hand over a file, and what you have in stock stands here by product and location
          </Empty>
        }
      />
    </>
  );
}
