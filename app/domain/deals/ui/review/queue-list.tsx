import type { ReactNode } from "react";

import { formatMoney } from "#app/ui/format.ts";
import { ListHead } from "#app/ui/page.tsx";
import { QueueItem as Line, Queue } from "#app/ui/queue.tsx";
import { RowCheck, SelectionBar, useSelection } from "#app/ui/table-selection.tsx";
import { type Clock, dayOf } from "../../clock.ts";
import { groupByDue, type QueueGroup } from "../../decide/queue-groups.ts";
import type { QueueItem } from "../../decide/queue-item.ts";
import { asksFor, boughtNames, headOf, lookOf, whenOf } from "./queue-words.ts";

type QueueListProps = {
  items: QueueItem[];
  currentId?: string;
  clock: Clock;
  /** Whether they wait for an answer; what was decided has no due day. */
  waiting: boolean;
  /** By when each is due, the next first; in any other order they stand in one list. */
  byDue: boolean;
  /** The head of that one list. */
  head: string;
  to: (item: QueueItem) => string;
  /** What can be done with several, for whom it may be done. */
  actions?: ReactNode;
  action?: string;
};

/** What there is to decide, by when it is due. */
export function QueueList(props: QueueListProps) {
  const { items, clock, waiting, byDue, actions, action } = props;
  const groups = byDue ? groupByDue(items, clock) : [];
  const first = byDue ? items.find(({ dueAt }) => dueAt !== null) : undefined;
  const mayTick = (item: QueueItem) =>
    Boolean(actions) && waiting && (item.kind === "registration" || item.kind === "information");
  const selected = useSelection(items.filter(mayTick).length);
  const line = (item: QueueItem) => (
    <QueueLine
      key={`${item.kind}${item.id}`}
      item={item}
      {...props}
      urgent={item === first && isToday(item, clock)}
      check={
        mayTick(item) && (
          <RowCheck
            form={selected.formId}
            value={item.dealId}
            label={`Select ${item.customerName}, ${item.number}`}
          />
        )
      }
    />
  );
  return (
    <div className="queue-frame" ref={selected.frame} onChange={selected.count}>
      <Queue label="Registrations">
        {byDue ? (
          groups.map((group) => (
            <div key={`${group.kind}${group.day?.getTime() ?? ""}`}>
              <GroupHead group={group} clock={clock} />
              {group.items.map(line)}
            </div>
          ))
        ) : (
          <div>
            <ListHead>{props.head}</ListHead>
            {items.map(line)}
          </div>
        )}
      </Queue>
      {actions && (
        <SelectionBar
          selection={{ actions, label: ({ number }: QueueItem) => number, action }}
          selected={selected}
        />
      )}
    </div>
  );
}

const GroupHead = ({ group, clock }: { group: QueueGroup; clock: Clock }) => (
  <ListHead count={group.items.length}>{headOf(group, clock)}</ListHead>
);

type LineProps = Pick<QueueListProps, "currentId" | "clock" | "waiting" | "to"> & {
  item: QueueItem;
  urgent: boolean;
  check: ReactNode;
};

function QueueLine({ item, currentId, clock, waiting, to, urgent, check }: LineProps) {
  const { mark, tone } = lookOf(item);
  const who = [item.partnerName, asksFor(item) ?? item.families.join(", "), item.reviewerName];
  return (
    <Line
      to={to(item)}
      current={item.dealId === currentId}
      mark={mark}
      tone={tone}
      name={item.customerName}
      figure={formatMoney(item.valueMinor, item.currency, undefined, { whole: true })}
      who={
        <>
          {item.bought && (
            <span className={item.bought === "elsewhere" ? undefined : "tone-warn"}>
              {`${boughtNames[item.bought]} · `}
            </span>
          )}
          {who.filter(Boolean).join(" · ")}
        </>
      }
      when={whenOf(item, waiting, clock)}
      urgent={waiting && urgent}
      check={check}
    />
  );
}

const isToday = ({ dueAt }: QueueItem, clock: Clock): boolean =>
  dueAt !== null && dayOf(dueAt, clock).getTime() <= clock.today.getTime();
