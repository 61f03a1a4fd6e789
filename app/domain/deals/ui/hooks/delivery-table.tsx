import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { NOTHING } from "#app/ui/format.ts";
import { ScrollRegion, SectionHead } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Status } from "#app/ui/status.tsx";

import type { DeliveryLine } from "../../hooks/endpoint.ts";
import { deliveryStates, outcomeWords } from "./hook-words.ts";

type DeliveryTableProps = {
  deliveries: DeliveryLine[];
  /** The one that is looked at. */
  open: string | null;
  next: string | null;
  at: (instant: Date) => string;
};

/** What was sent to an endpoint, the newest first. */
export function DeliveryTable({ deliveries, open, next, at }: DeliveryTableProps) {
  const [params] = useSearchParams();
  return (
    <>
      <SectionHead title="Messages" sub="Kept for 30 days" overTable />
      {deliveries.length === 0 ? (
        <Empty title="Nothing was sent yet">
          The next thing that happens to a deal is, or a test that you send
        </Empty>
      ) : (
        <ScrollRegion label="Messages">
          <table className="table">
            <caption className="sr">Messages, the newest first</caption>
            <thead>
              <tr>
                <th scope="col">Event</th>
                <th scope="col">State</th>
                <th scope="col" className="col-2">
                  Last answer
                </th>
                <th scope="col" className="num col-2">
                  Tries
                </th>
                <th scope="col" className="col-2">
                  Next try
                </th>
                <th scope="col">Written</th>
              </tr>
            </thead>
            <tbody>
              {deliveries.map((line) => {
                const { mark, tone, word } = deliveryStates[line.status];
                return (
                  <tr key={line.id} aria-current={line.id === open ? "true" : undefined}>
                    <th scope="row">
                      <Link
                        className="link"
                        to={withParams(params, { of: line.id, do: null, done: null })}
                        preventScrollReset
                      >
                        {line.eventType}
                      </Link>
                    </th>
                    <td className="nowrap">
                      <Status mark={mark} tone={tone}>
                        {word}
                      </Status>
                    </td>
                    <td className="col-2">
                      {outcomeWords(line.lastStatus, line.lastProblem) || NOTHING}
                    </td>
                    <td className="num col-2">{line.attempts}</td>
                    <td className="nowrap col-2">
                      {line.status === "waiting" && line.nextAt ? at(line.nextAt) : NOTHING}
                    </td>
                    <td className="nowrap">{at(line.createdAt)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <Pager after={next} />
    </>
  );
}
