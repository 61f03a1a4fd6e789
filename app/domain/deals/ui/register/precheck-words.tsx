import { Link } from "@remix-run/react";

import { Mark, type MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import type { PrecheckAnswer } from "../../precheck/precheck.ts";
import { dayWords } from "../due-words.ts";

type Said = { mark: MarkName; tone?: Tone; words: string };

/** What was answered about the domain, as a line under it. */
export function PrecheckWords({ answer, clock }: { answer: PrecheckAnswer; clock: Clock }) {
  const { mark, tone, words } = said(answer, clock);
  return (
    <div data-span={6} role="status">
      {/* A long one goes on in the next line, which a state never does. */}
      <span className="status" data-tone={tone} style={{ whiteSpace: "normal" }}>
        <Mark name={mark} />
        {words}
      </span>
      {answer.outcome === "protected" && (
        <Link
          className="link small"
          to={`/portal/waiting?${new URLSearchParams({ domain: answer.domain })}`}
          target="_blank"
        >
          {" "}
          Hear when it is free
        </Link>
      )}
    </div>
  );
}

function said(answer: PrecheckAnswer, clock: Clock): Said {
  const { domain } = answer;
  switch (answer.outcome) {
    case "eligible":
      return { mark: "ok", tone: "ok", words: `${domain}: nothing stands against it today` };
    case "protected":
      return {
        mark: "overlap",
        tone: "warn",
        words: `${domain}: some or all of it is protected until ${dayWords(answer.until, clock)}`,
      };
    case "ours":
      return {
        mark: "overlap",
        tone: "warn",
        words: `${domain}: the vendor’s own sales are there`,
      };
    case "yours":
      return { mark: "info", words: `${domain}: your company has registered it already` };
    case "no-company":
      return {
        mark: "info",
        words: "Write the customer’s own domain; a mail provider’s says nothing",
      };
    case "too-many":
      return {
        mark: "info",
        words: "No more checks today; the registration itself is checked, too",
      };
  }
}
