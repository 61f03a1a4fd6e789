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
};

/** Parties that wait, most revenue first; many that are alike are answered at once. */
export function WaitingList(props: WaitingListProps) {
  const { parties, count, currency, currentId, kept, mayDecide } = props;
  const selected = useSelection(parties.length);
  return (
    <div className="queue-frame" ref={selected.frame} onChange={selected.count}>
      <Queue label="Parties waiting">
        <ListHead count={count}>Most revenue first</ListHead>
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
