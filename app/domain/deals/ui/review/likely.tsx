import type { MarkName } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import { Status, type Tone } from "#app/ui/status.tsx";
import { fieldNames } from "../../deal-fields.ts";
import type { LikelyDecision, Reason } from "../../decide/likely-decision.ts";
import { closureNames } from "../deal-words.ts";

const words: Record<LikelyDecision["answer"], string> = {
  approve: "Approve",
  "approve-free": "Approve what is free",
  ask: "Ask for information",
  reject: "Reject",
};

const looks: Record<Reason["side"], { mark: MarkName; tone?: Tone; word: string }> = {
  decides: { mark: "now", tone: "live", word: "because" },
  for: { mark: "ok", tone: "ok", word: "for it" },
  against: { mark: "warn", tone: "warn", word: "against it" },
};

/** What the facts speak for, with all they say. Nothing is decided by it. */
export function Likely({ likely }: { likely: LikelyDecision }) {
  const about =
    likely.answer === "reject" && likely.closure
      ? closureNames[likely.closure].toLowerCase()
      : likely.fields.map((field) => fieldNames[field].toLowerCase()).join(", ");
  return (
    <Section
      title={`Likely: ${words[likely.answer].toLowerCase()}`}
      sub={about || undefined}
      level={3}
    >
      <ul className="reasons small">
        {likely.reasons.map(({ side, words: said }) => (
          <li key={said}>
            <Status mark={looks[side].mark} tone={looks[side].tone} small>
              <span className="sr">{looks[side].word}: </span>
              {said}
            </Status>
          </li>
        ))}
      </ul>
    </Section>
  );
}
