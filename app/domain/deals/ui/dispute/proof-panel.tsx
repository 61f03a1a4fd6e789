import { Form, useNavigation, useSearchParams } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Done } from "#app/ui/done.tsx";
import { DropZone } from "#app/ui/drop-zone.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Mark } from "#app/ui/icon.tsx";
import { TextArea } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import type { DisputeSide, SideOutcome } from "../../dispute/dispute.ts";
import { ACCEPT } from "../../files/deal-file.ts";
import { dueWords } from "../due-words.ts";
import { Proof } from "./evidence-table.tsx";

export type ProofAnswer = {
  errors: Record<string, string[] | null | undefined>;
  typed: Record<string, string>;
  /** What was wrong with the file, or with all of it. */
  wrong: string | null;
};

type ProofPanelProps = {
  sides: DisputeSide[];
  clock: Clock;
  vendorName: string;
  base: string;
  mayHandIn: boolean;
  /** What waits for the partner stands on top of a page, what is over at its foot; without, both. */
  only?: "open" | "closed";
  answer?: ProofAnswer;
};

const done = { proof: "Handed in" };

const outcomeWords: Record<SideOutcome, string> = {
  upheld: "Your claim was upheld",
  not_upheld: "Your claim was not upheld",
  shared: "Your claim was upheld in part",
};

/** What the vendor asks a partner to show of its work on its deal. Nothing here says whether anybody else was asked. */
export function ProofPanel(props: ProofPanelProps) {
  const { only } = props;
  const sides = props.sides.filter(({ closedAt }) => !only || (only === "closed") === !!closedAt);
  if (sides.length === 0) return null;
  return (
    <div id="proof" className="divide">
      <Done words={done} />
      {sides.map((side) => (
        <OneSide key={side.id} side={side} {...props} />
      ))}
    </div>
  );
}

function OneSide({ side, ...props }: ProofPanelProps & { side: DisputeSide }) {
  const { clock, vendorName, mayHandIn } = props;
  return (
    <>
      {side.outcome ? (
        <Notice
          tone={side.outcome === "not_upheld" ? "bad" : "ok"}
          title={outcomeWords[side.outcome]}
        >
          {side.told}
        </Notice>
      ) : (
        <Notice
          tone="warn"
          title={`${vendorName} asks for proof of your work until ${dueWords(side.dueAt, clock)}`}
        >
          {side.ask}
        </Notice>
      )}
      <Section
        title="Your proof"
        sub={side.evidence.length === 0 ? "Nothing handed in yet" : `Read by ${vendorName} alone`}
      >
        <ul className="proofs" aria-label="Your proof, by its day">
          {side.evidence.map((proof) => (
            <li key={proof.id}>
              <time dateTime={proof.day.toISOString().slice(0, 10)}>
                {formatDay(proof.day, undefined, clock.today)}
              </time>
              <Proof proof={proof} side={side} clock={clock} base="/portal" />
            </li>
          ))}
        </ul>
        {mayHandIn && !side.closedAt && <HandIn side={side} {...props} />}
      </Section>
    </>
  );
}

function HandIn({ side, base, answer }: ProofPanelProps & { side: DisputeSide }) {
  const { state } = useNavigation();
  const [params] = useSearchParams();
  const mine = answer?.typed.sideId === side.id ? answer : undefined;
  const { errors, typed }: Pick<ProofAnswer, "errors" | "typed"> = mine ?? {
    errors: {},
    typed: {},
  };
  return (
    <Form
      key={`${params.get("done")} ${side.evidence.length}`}
      method="post"
      action={`${base}/proof`}
      encType="multipart/form-data"
      className="hand-in"
      preventScrollReset
    >
      {/* Before the file, which is read as it arrives. */}
      <input type="hidden" name="sideId" value={side.id} />
      <Fields>
        <Field label="Day it happened" errors={errors.day ?? []} span={2}>
          <DateField name="day" required defaultValue={typed.day} />
        </Field>
        <Field label="What it shows" errors={errors.statement ?? []} span={6}>
          <TextArea name="statement" rows={2} required defaultValue={typed.statement} />
        </Field>
      </Fields>
      <DropZone
        name="file"
        label="File (optional)"
        help="A mail, a quote, a photo: up to 20 MB"
        accept={ACCEPT}
      />
      {mine?.wrong && (
        <p className="error" role="alert">
          <Mark name="bad" />
          {mine.wrong}
        </p>
      )}
      <div>
        <Button type="submit" disabled={state === "submitting"}>
          Hand in the proof
        </Button>
      </div>
    </Form>
  );
}
