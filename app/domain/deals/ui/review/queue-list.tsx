import { formatMoney } from "#app/ui/format.ts";
import { ListHead } from "#app/ui/page.tsx";
import { Queue, QueueItem } from "#app/ui/queue.tsx";

import { type Clock, dayOf } from "../../clock.ts";
import type { DealSummary } from "../../deal.ts";
import { groupByDue, type QueueGroup } from "../../decide/queue-groups.ts";
import { statusLooks } from "../deal-words.ts";
import { dayWords, leftWords, weekdayWords } from "../due-words.ts";

type QueueListProps = {
  deals: DealSummary[];
  /** Those that another deal's live protection stands against. */
  conflicts: ReadonlySet<string>;
  currentId?: string;
  clock: Clock;
  /** Whether they wait for a decision; what was decided has no due day. */
  waiting: boolean;
  to: (deal: DealSummary) => string;
};

/** What there is to decide, by when it is due. */
export function QueueList({ deals, conflicts, currentId, clock, waiting, to }: QueueListProps) {
  const groups: QueueGroup[] = waiting
    ? groupByDue(deals, clock.now, clock.timeZone)
    : [{ kind: "undated", day: null, deals: [...deals] }];
  const first = groups.find(({ kind }) => kind !== "stopped")?.deals[0];
  return (
    <Queue label="Registrations">
      {groups.map((group) => (
        <div key={`${group.kind}${group.day?.getTime() ?? ""}`}>
          <ListHead count={group.deals.length}>{headOf(group, clock, waiting)}</ListHead>
          {group.deals.map((deal) => {
            const look = statusLooks[deal.status];
            const conflict = conflicts.has(deal.id);
            return (
              <QueueItem
                key={deal.id}
                to={to(deal)}
                current={deal.id === currentId}
                mark={conflict ? "overlap" : look.mark}
                tone={conflict ? "warn" : look.tone}
                name={deal.customerName}
                figure={formatMoney(deal.valueMinor, deal.currency, undefined, { whole: true })}
                who={[deal.partnerName, deal.families.join(", ")].filter(Boolean).join(" · ")}
                when={whenOf(deal, clock)}
                urgent={waiting && deal === first && isToday(deal, clock)}
              />
            );
          })}
        </div>
      ))}
    </Queue>
  );
}

const heads: Record<QueueGroup["kind"], string> = {
  overdue: "Overdue",
  today: "Due today",
  tomorrow: "Due tomorrow",
  day: "",
  stopped: "With the partner, clock stopped",
  undated: "Without a due day",
};

function headOf(group: QueueGroup, clock: Clock, waiting: boolean): string {
  if (!waiting) return "Latest first";
  const [due] = group.deals;
  return group.kind === "day" && due?.decideBy
    ? weekdayWords(due.decideBy, clock)
    : heads[group.kind];
}

function whenOf(deal: DealSummary, clock: Clock): string {
  if (deal.status === "info_requested") {
    return deal.askedAt ? `asked ${dayWords(deal.askedAt, clock)}` : "asked";
  }
  if (deal.status === "submitted" || deal.status === "in_review") {
    return deal.decideBy ? leftWords(deal.decideBy, clock) : "";
  }
  return statusLooks[deal.status].word;
}

const isToday = ({ decideBy }: DealSummary, clock: Clock): boolean =>
  decideBy !== null && dayOf(decideBy, clock).getTime() <= clock.today.getTime();
