import type { ReactNode } from "react";

import { LinkButton } from "#app/ui/button.tsx";
import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";
import { Todo, TodoList } from "#app/ui/todo.tsx";

import type { Clock } from "../../clock.ts";
import type { DealToDo } from "../../lists/to-dos.ts";
import { daysWords, dayWords } from "../due-words.ts";

type Words = {
  mark: MarkName;
  tone: Tone;
  title: string;
  text: string;
  when: string;
  act: string;
  deed: string;
};

/** What a partner's deals want from it. */
export function HomeToDos({
  toDos,
  clock,
  vendorName,
  children,
}: {
  toDos: DealToDo[];
  clock: Clock;
  vendorName: string;
  children: ReactNode;
}) {
  return (
    <TodoList label="To do">
      {toDos.map((toDo) => {
        const { mark, tone, title, text, when, act, deed } = wordsOf(toDo, clock, vendorName);
        return (
          <Todo
            key={toDo.deal.id}
            mark={mark}
            tone={tone}
            title={`${toDo.deal.customerName}: ${title}`}
            text={text}
            when={
              toDo.days !== null && toDo.days <= 0 ? (
                <span className="tone-warn">{when}</span>
              ) : (
                when
              )
            }
            action={
              <LinkButton size="sm" to={`/portal/deals/${toDo.deal.id}${deed}`}>
                {act}
              </LinkButton>
            }
          />
        );
      })}
      {children}
    </TodoList>
  );
}

function wordsOf({ deal, kind, by, days }: DealToDo, clock: Clock, vendorName: string): Words {
  const day = by ? dayWords(by, clock) : "";
  switch (kind) {
    case "answer":
      return {
        mark: "info",
        tone: "warn",
        title: `${vendorName} asks for information`,
        text: "The decision clock is stopped until you answer",
        when: deal.askedAt ? `since ${dayWords(deal.askedAt, clock)}` : "",
        act: "Answer",
        deed: "?do=answer",
      };
    case "over":
      return {
        mark: "expired",
        tone: "bad",
        title: `protection ended on ${day}`,
        text: "Others may register this customer now, and so may you",
        when: day,
        act: "Open the deal",
        deed: "",
      };
    case "ending":
      return {
        mark: "expired",
        tone: "warn",
        title: days === 0 ? "protection ends today" : `protection ends in ${daysWords(days ?? 0)}`,
        text: "After that others may register this customer",
        when: day,
        act: "Open the deal",
        deed: "",
      };
    case "update":
      return {
        mark: "submitted",
        tone: "warn",
        title: (days ?? 0) < 0 ? "your update is late" : "your update is due",
        text: `The programme asks for one every ${deal.activityDays} days`,
        when: `by ${day}`,
        act: "Add an update",
        deed: "?do=update",
      };
  }
}
