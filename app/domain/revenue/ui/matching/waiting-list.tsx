import { Link } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { formatMoney, formatScore } from "#app/ui/format.ts";
import { ListHead } from "#app/ui/page.tsx";
import { Queue, QueueItem } from "#app/ui/queue.tsx";
import { RowCheck, SelectionBar, useSelection } from "#app/ui/table-selection.tsx";

import type { WaitingParty } from "../../matching/waiting-parties.server.ts";

type WaitingListProps = {
  parties: WaitingParty[];
  count: number;
  currency: string;
  currentId?: string;
  /** Carried from party to party. */
  kept: string;
  mayDecide: boolean;
  /** What agrees and what does not of all of them, where only those alike are shown. */
  pattern: string | null;
};

/** Parties that wait, most revenue first; many that are alike are answered at once. */
export function WaitingList(props: WaitingListProps) {
  const { parties, count, currency, currentId, kept, mayDecide, pattern } = props;
  const selected = useSelection(parties.length);
  return (
    <div className="queue-frame" ref={selected.frame} onChange={selected.count}>
      {pattern && (
        <p className="section small quiet">
          Alike in {pattern}.{" "}
          <Link className="link" to={currentId ? `/desk/matching/${currentId}` : "/desk/matching"}>
            Show everybody
          </Link>
        </p>
      )}
      <Queue label="Parties waiting">
        <ListHead count={count}>
          <span className="row-flex">
            {mayDecide && <span className="chk">{selected.all}</span>}
            Most revenue first
          </span>
        </ListHead>
        {parties.map((party) => (
          <QueueItem
            key={party.id}
            to={`/desk/matching/${party.id}${kept}`}
            current={party.id === currentId}
            mark={party.score >= 0.8 ? "review" : "ring"}
            name={party.name}
            figure={formatMoney(party.netMinor, currency, undefined, { whole: true })}
            who={[party.sourceName ?? "The vendor", party.city].filter(Boolean).join(", ")}
            when={`${formatScore(party.score)} ${party.bestName}`}
            check={
              mayDecide && (
                <RowCheck form={selected.formId} value={party.id} label={`Select ${party.name}`} />
              )
            }
          />
        ))}
      </Queue>
      {mayDecide && (
        <SelectionBar
          selection={{
            label: ({ name }: WaitingParty) => name,
            action: `/desk/matching${kept}`,
            actions: (
              <>
                <Button type="submit" size="sm" kind="primary" name="intent" value="accept-best">
                  Each its likeliest
                </Button>
                <Button type="submit" size="sm" name="intent" value="keep-new">
                  New customers
                </Button>
              </>
            ),
          }}
          selected={selected}
        />
      )}
    </div>
  );
}
