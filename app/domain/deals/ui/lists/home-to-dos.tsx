import type { ReactNode } from "react";

import { LinkButton } from "#app/ui/button.tsx";
import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";
import { Todo, TodoList } from "#app/ui/todo.tsx";

import { type Clock, daysUntil } from "../../clock.ts";
import type { DealToDo } from "../../lists/to-dos.ts";
import { daysWords, dayWords, dueWords } from "../due-words.ts";

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

function wordsOf(toDo: DealToDo, clock: Clock, vendorName: string): Words {
  const { deal, kind, by, days } = toDo;
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
        act: "Register again",
        deed: "/edit",
      };
    case "proof":
      return {
        mark: "info",
        tone: "warn",
        title: `${vendorName} asks for proof of your work`,
        text: "Dated visits, offers and mails count",
        when: `by ${day}`,
        act: "Hand in proof",
        deed: "/proof",
      };
    case "ending":
      return { mark: "expired", tone: "warn", ...endingWords(toDo, clock, vendorName) };
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

/** A protection that ends: the way out of it first, while there is one. */
function endingWords({ deal, moreTime }: DealToDo, clock: Clock, vendorName: string) {
  const end = deal.protectedUntil ?? clock.now;
  const left = daysUntil(end, clock);
  const title = left === 0 ? "protection ends today" : `protection ends in ${daysWords(left)}`;
  const open = { act: "Open the deal", deed: "", when: dayWords(end, clock) };
  if (!moreTime) return { ...open, title, text: "After that others may register this customer" };
  if (moreTime.asked) {
    const text = `You asked for more time; ${vendorName} answers by ${dueWords(moreTime.by, clock)}`;
    return { ...open, title, text };
  }
  const today = daysUntil(moreTime.by, clock) === 0;
  return {
    title,
    text: today
      ? `Today is the last day to ask for ${moreTime.days} days more`
      : `You may ask for ${moreTime.days} days more`,
    when: today ? "today" : `by ${dayWords(moreTime.by, clock)}`,
    act: "Ask for more time",
    deed: "?do=extend",
  };
}
