import { LinkButton } from "#app/ui/button.tsx";
import { Todo } from "#app/ui/todo.tsx";

import type { Clock } from "../../clock.ts";
import type { PartnerHome } from "../../lists/partner-home.ts";
import { dueWords } from "../due-words.ts";

/** What was begun and not handed in. */
export function DraftsToDo({ drafts, clock }: { drafts: PartnerHome["drafts"]; clock: Clock }) {
  const { count, titles, first, savedAt } = drafts;
  if (count === 0) return null;
  const one = count === 1;
  return (
    <Todo
      mark="ring"
      title={one ? `${titles[0]}: a draft` : `${count} drafts`}
      text={
        one
          ? "Begun and not handed in"
          : `${titles.join(", ")}${count > titles.length ? ", …" : ""}`
      }
      when={savedAt && `saved ${dueWords(savedAt, clock)}`}
      action={
        <LinkButton size="sm" to={one ? `/portal/deals/drafts/${first}` : "/portal/deals/drafts"}>
          {one ? "Finish it" : "See them"}
        </LinkButton>
      }
    />
  );
}
