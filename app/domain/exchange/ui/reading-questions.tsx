import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Choices } from "#app/ui/form.tsx";
import { Radio } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import type { Question } from "../said/settle-conventions.ts";
import type { FileLayout } from "../submission.ts";

type QuestionsProps = {
  questions: readonly Question[];
  layout: FileLayout;
  version: number;
  /** Whether there is nothing else to press that matters more. */
  primary: boolean;
};

/** What only the sender knows about its file: both readings of a cell, and a button for each. */
export function ReadingQuestions({ questions, layout, version, primary }: QuestionsProps) {
  const [first] = questions;
  if (!first) return null;
  const single = questions.length === 1;
  return (
    <Section title={single ? "A question about this file" : "Questions about this file"}>
      <Form method="post" className="questions">
        <input type="hidden" name="version" value={version} />
        {single ? (
          <fieldset className="choices">
            <legend className="label">{wordsOf(first, layout)}</legend>
            <div className="flex flex-wrap gap-2 pt-2">
              {first.readings.map((reading) => (
                <Button
                  key={reading.value}
                  type="submit"
                  name="intent"
                  value={`answer:${keyOf(first, reading.value)}`}
                  kind={primary && reading.value === first.assumed ? "primary" : undefined}
                >
                  {reading.value === first.assumed ? `Yes, ${reading.words}` : reading.words}
                </Button>
              ))}
              {first.what === "encoding" && (
                <LinkButton to="?show=reading#findings">Choose others</LinkButton>
              )}
            </div>
          </fieldset>
        ) : (
          <>
            {questions.map((question) => (
              <Choices key={nameOf(question)} legend={wordsOf(question, layout)}>
                {question.readings.map((reading) => (
                  <Radio
                    key={reading.value}
                    name={`reading.${nameOf(question)}`}
                    value={keyOf(question, reading.value)}
                    defaultChecked={reading.value === question.assumed}
                    required
                  >
                    {reading.words}
                  </Radio>
                ))}
              </Choices>
            ))}
            <Button
              type="submit"
              name="intent"
              value="answer"
              kind={primary ? "primary" : undefined}
            >
              Read it so
            </Button>
          </>
        )}
        <p className="help">
          {first.assumed === null
            ? "The rows that have two readings wait for the answer. It holds for all rows, and for the next files"
            : "Most likely so, and nothing is applied before somebody says yes. It holds for the next files, too"}
        </p>
      </Form>
    </Section>
  );
}

const nameOf = ({ column, what }: Question) => `${column}.${what}`;
const keyOf = ({ column, what }: Question, value: string) => `${column}:${what}:${value}`;

function wordsOf({ what, column, cell, rowNo, readings }: Question, { cells }: FileLayout): string {
  const where = `${cell} in row ${rowNo.toLocaleString("en-GB")}`;
  if (what === "encoding") {
    const seen = cell === "" ? "" : `, as in ${where}`;
    return `Letters were taken for ${readings[0]?.words ?? ""}${seen}. Are they right?`;
  }
  const name = cells[column]?.trim() || `Column ${column + 1}`;
  return what === "dates"
    ? `${name}: which day is ${where}?`
    : `${name}: which number is ${where}?`;
}
