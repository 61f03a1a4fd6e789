import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Face } from "#app/ui/face.tsx";
import { formatInstant } from "#app/ui/format.ts";

import type { Clock } from "../../clock.ts";
import { type Comment, mayTakeBack, type Said } from "../../talk/talk.ts";

type SaidListProps = {
  said: (Said | Comment)[];
  clock: Clock;
  personId: string | null;
  label: string;
  /** Where a word is taken back, and as what. */
  action: string;
  intent: "take-back" | "take-back-note";
};

/** What was said, the latest first. */
export function SaidList({ said, clock, personId, label, action, intent }: SaidListProps) {
  return (
    <ol className="said" aria-label={label}>
      {said.map((each) => {
        const company = "company" in each ? each.company : null;
        const partner = "side" in each && each.side === "partner";
        return (
          <li key={each.id}>
            <Face name={each.authorName} side={partner ? "partner" : undefined} />
            <span className="who">
              <span className="strong">{each.authorName}</span>
              {company && company !== each.authorName && <span className="quiet">{company}</span>}
              <time className="faint small" dateTime={each.at.toISOString()}>
                {formatInstant(each.at, clock.timeZone, undefined, clock.today)}
              </time>
            </span>
            {mayTakeBack(each, personId, clock.now) ? (
              <Form method="post" action={action} preventScrollReset>
                <input type="hidden" name="id" value={each.id} />
                <Button type="submit" name="intent" value={intent} size="sm" kind="bare">
                  Take back
                </Button>
              </Form>
            ) : (
              <span />
            )}
            <div className={each.withdrawnAt ? "words faint" : "words"}>
              {each.withdrawnAt ? "Taken back" : each.text}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
