import { Form } from "@remix-run/react";

import { BackButton, Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { formatDay } from "#app/ui/format.ts";
import { TextArea, TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import type { ProgramRecord } from "../versions/programs.server.ts";
import { DifferenceTable } from "./difference-table.tsx";
import type { RuleNames } from "./refusal-words.ts";
import { differencesBetween, ruleRows } from "./rule-rows.ts";
import { fieldsOf, type TypedForm } from "./typed-form.ts";

type DraftProps = {
  program: ProgramRecord;
  names: RuleNames;
  base: string;
};

/** What the next version would change, and the way to publish it. */
export function DraftSection({ program, names, base }: DraftProps) {
  const { draft, versions } = program;
  if (!draft) return null;
  const before = versions[0];
  return (
    <Section
      title="Draft"
      sub={`by ${draft.editedBy}`}
      actions={
        <>
          <LinkButton to={`/desk/admin/programs/preview?draft=${program.id}`} size="sm">
            Preview
          </LinkButton>
          <LinkButton to={`${base}?do=publish`} size="sm" kind="primary" replace preventScrollReset>
            Publish
          </LinkButton>
          <LinkButton to="?do=discard" size="sm" kind="bare" replace preventScrollReset>
            Discard draft
          </LinkButton>
        </>
      }
    >
      {before ? (
        <DifferenceTable
          caption="What the draft would change"
          differences={differencesBetween(before.rules, draft.rules, names)}
        />
      ) : (
        <p className="quiet">The first version of this programme</p>
      )}
    </Section>
  );
}

/** The rules that new deals get today. */
export function RulesSection({ program, names }: Pick<DraftProps, "program" | "names">) {
  const shown = program.inForce ?? program.versions[0];
  const rules = shown?.rules ?? program.draft?.rules;
  if (!rules) return null;
  return (
    <Section title={shown ? `Rules of version ${shown.version}` : "Rules of the draft"}>
      <Facts facts={ruleRows(rules, names).map(({ label, value }) => ({ label, value }))} />
    </Section>
  );
}

type PublishProps = {
  program: ProgramRecord;
  edition: string;
  today: Date;
  back: string;
  answer: TypedForm | undefined;
};

/** Asks from which day on, and says what that does. */
export function PublishForm({ program, edition, today, back, answer }: PublishProps) {
  const fields = fieldsOf(answer);
  return (
    <Form method="post" className="divide">
      <input type="hidden" name="edition" value={edition} />
      <Section title={`Publish the next version of ${program.name}?`}>
        <p className="quiet">
          Deals that are registered from then on get it; those before keep their rules. A version
          that is published is never changed, only followed by another.
        </p>
        <Fields>
          <Field
            label="In force from"
            errors={fields.errors("from")}
            help={`Empty or ${formatDay(today)} is now`}
            span={2}
          >
            <DateField name="from" defaultValue={fields.text("from", "")} />
          </Field>
          <Field label="What is new" optional errors={fields.errors("note")} span={6}>
            <TextArea name="note" rows={2} defaultValue={fields.text("note", "")} />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value="publish" kind="primary">
          Publish version
        </Button>
        <LinkButton to={back} replace preventScrollReset>
          Back
        </LinkButton>
      </DecisionBar>
    </Form>
  );
}

/** Renames a programme, and closes or reopens it. */
export function ProgramSettings({
  program,
  answer,
}: {
  program: ProgramRecord;
  answer: TypedForm | undefined;
}) {
  const fields = fieldsOf(answer);
  const isClosed = program.closedAt !== null;
  return (
    <Section title="Name and state">
      <Form method="post" preventScrollReset>
        <Fields>
          <Field label="Name" errors={fields.errors("name")} span={3}>
            <TextInput
              name="name"
              defaultValue={fields.text("name", program.name)}
              autoComplete="off"
            />
          </Field>
        </Fields>
        <div className="row-flex" style={{ marginTop: 12 }}>
          <Button type="submit" name="intent" value="rename">
            Rename
          </Button>
          {isClosed ? (
            <Button type="submit" name="intent" value="reopen">
              Reopen programme
            </Button>
          ) : (
            <LinkButton to="?do=close" replace preventScrollReset kind="danger">
              Close programme
            </LinkButton>
          )}
        </div>
      </Form>
    </Section>
  );
}

/** Asks before what was edited is lost. */
export function DiscardForm() {
  return (
    <Form method="post" className="divide">
      <Section title="Discard the draft?">
        <p className="quiet">What was edited is lost; the versions stay as they are.</p>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value="discard" kind="danger">
          Discard draft
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}

/** Asks before a programme takes no more deals. */
export function CloseForm({ name }: { name: string }) {
  return (
    <Form method="post" className="divide">
      <Section title={`Close the programme ${name}?`}>
        <p className="quiet">It takes no more deals; those that have its rules keep them.</p>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value="close" kind="danger">
          Close programme
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
