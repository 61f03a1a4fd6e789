import { Choices } from "#app/ui/form.tsx";
import { Radio } from "#app/ui/input.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import { fieldNames } from "../../deal-fields.ts";
import type { Meeting } from "../../terms/meeting.ts";
import { keepName } from "../../terms/terms.schema.ts";
import { changeLines } from "../change-words.ts";
import { dueWords } from "../due-words.ts";

/** Who changed the deal while one typed, with what, and for each piece that both wrote whose words stay. */
export function MergePanel({ meeting, clock }: { meeting: Meeting; clock: Clock }) {
  const { by, at, changes, rows } = meeting;
  const lines = changeLines(changes, clock);
  return (
    <Notice tone="warn" title={`${by} changed this deal while you were at it`} live>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {rows.map(({ piece, theirs, mine, keep }) => (
        <Choices key={piece} legend={fieldNames[piece]}>
          <Radio name={keepName(piece)} value="theirs" defaultChecked={keep === "theirs"}>
            Theirs: {theirs}
          </Radio>
          <Radio name={keepName(piece)} value="mine" defaultChecked={keep === "mine"}>
            Yours: {mine}
          </Radio>
        </Choices>
      ))}
      <p>
        {dueWords(at, clock)}. What you typed is still here;{" "}
        {rows.length > 0 ? "choose what stays, then send it again." : "look again, then send it."}
      </p>
    </Notice>
  );
}
