import { monthName, readMonth } from "#app/domain/demand/month.ts";
import { BucketRow, Buckets } from "#app/ui/buckets.tsx";
import { formatUnits, NOTHING } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";

import type { RecordPlan as Records } from "../life/plan.ts";

type Part = Records["shown"][number];
type Month = { month: string; begins: boolean };

/** What is expected of each part, and below each figure that changes what stands there now. */
export function ForecastChanges({ records: { shown, more } }: { records: Records }) {
  const months = monthsOf(shown);
  return (
    <div className="pt-2">
      <Buckets
        label="What is expected, with what stands there now"
        corner="Part, units"
        heads={months.map(({ month }) => ({ name: monthName(month), month: month.slice(0, 4) }))}
      >
        {keyed(shown).map(({ key, item }) => (
          <PartRows key={key} part={item} months={months} />
        ))}
      </Buckets>
      {more > 0 && (
        <p className="help pt-2">{`${formatUnits(more)} more ${more === 1 ? "part" : "parts"}`}</p>
      )}
    </div>
  );
}

function PartRows({ part: { title, fresh, changes }, months }: { part: Part; months: Month[] }) {
  const of = new Map(changes.map((change) => [readMonth(change.name), change]));
  const then = months.map(({ month, begins }) => {
    const { before = null, after = null } = of.get(month) ?? {};
    const text = after ?? NOTHING;
    return {
      text: before === after ? <span className="faint">{text}</span> : text,
      month: begins,
    };
  });
  const now = months.map(({ month, begins }) => {
    const { before = null, after = null } = of.get(month) ?? {};
    return { text: before === after ? "" : (before ?? NOTHING), month: begins };
  });
  return (
    <>
      <BucketRow
        name={
          <>
            <span className="strong">{title}</span>
            {fresh && <span className="faint"> new</span>}
          </>
        }
        cells={then}
      />
      {!fresh && (
        <BucketRow
          quiet
          name={
            <>
              <span className="sr">{title} </span>now
            </>
          }
          cells={now}
        />
      )}
    </>
  );
}

/** All months of which anything is said, in order. */
function monthsOf(shown: readonly Part[]): Month[] {
  const names = new Set(shown.flatMap(({ changes }) => changes.map(({ name }) => name)));
  return [...names]
    .flatMap((name) => readMonth(name) ?? [])
    .sort()
    .map((month, at) => ({ month, begins: at > 0 && month.endsWith("-01") }));
}
