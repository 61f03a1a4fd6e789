import { LinkButton } from "#app/ui/button.tsx";
import { Todo } from "#app/ui/todo.tsx";

import type { Clock } from "../../clock.ts";
import type { Deadlines } from "../../lists/deadlines.server.ts";
import { leftWords } from "../due-words.ts";

/** Where time runs out for deals, beyond those that the page names one by one. */
export function DeadlineToDos({
  deadlines: { late, ending, endsFirst },
  named,
  clock,
}: {
  deadlines: Deadlines;
  /** How many deals are named already, the latest first. */
  named: number;
  clock: Clock;
}) {
  return (
    <>
      {late > named && (
        <Todo
          mark="expired"
          tone="bad"
          title={`${late} decisions are late`}
          text="Their partners were promised an answer by now"
          action={
            <LinkButton size="sm" to="/desk/deals">
              Open the queue
            </LinkButton>
          }
        />
      )}
      {ending > 0 && (
        <Todo
          mark="expired"
          tone="warn"
          title={
            ending === 1
              ? "1 protection ends within a week"
              : `${ending} protections end within a week`
          }
          text="After that others may register the customer"
          when={endsFirst ? `the first ${leftWords(endsFirst, clock)}` : ""}
          action={
            <LinkButton size="sm" to="/desk/deals?status=approved">
              See them
            </LinkButton>
          }
        />
      )}
    </>
  );
}
