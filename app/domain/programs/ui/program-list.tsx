import { Form, Link } from "@remix-run/react";

import { BackButton, Button } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { formatDay, NOTHING } from "#app/ui/format.ts";
import { Select, TextInput } from "#app/ui/input.tsx";
import { ScrollRegion, Section } from "#app/ui/page.tsx";
import { Badge, Status } from "#app/ui/status.tsx";

import { sizesOf } from "../program-rules.ts";
import type { ProgramRecord } from "../versions/programs.server.ts";
import { OrderButtons } from "./order-buttons.tsx";
import { sizeWords } from "./rule-rows.ts";

const businessDays = (days: number) => (days === 1 ? "1 business day" : `${days} business days`);

type ProgramListProps = { programs: ProgramRecord[]; localDay: (instant: Date) => Date };

/** The programmes in the order in which they are tried. */
export function ProgramList({ programs, localDay }: ProgramListProps) {
  return (
    <ScrollRegion label="Programmes">
      <table className="table">
        <caption className="sr">Programmes, the first that takes a deal first</caption>
        <thead>
          <tr>
            <th scope="col">Programme</th>
            <th scope="col">State</th>
            <th scope="col" className="col-2">
              Takes
            </th>
            <th scope="col" className="col-3">
              Decides in
            </th>
            <th scope="col" className="col-3">
              Protects for
            </th>
            <th scope="col">
              <span className="sr">Order</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {programs.map((program, place) => {
            const { id, name, inForce, draft } = program;
            const sizes = inForce && sizeWords(sizesOf(inForce.rules));
            return (
              <tr key={id}>
                <th scope="row">
                  <Link className="link" to={`/desk/admin/programs/${id}`}>
                    {name}
                  </Link>
                  {draft && (
                    <>
                      {" "}
                      <Badge>Draft</Badge>
                    </>
                  )}
                </th>
                <td className="nowrap">
                  <ProgramState program={program} localDay={localDay} />
                </td>
                <td className="col-2">{inForce ? sizes || "Any amount" : NOTHING}</td>
                <td className="col-3">
                  {inForce ? businessDays(inForce.rules.decisionBusinessDays) : NOTHING}
                </td>
                <td className="col-3">
                  {inForce ? `${inForce.rules.protectionDays} days` : NOTHING}
                </td>
                <td className="num">
                  <OrderButtons id={id} name={name} place={place} of={programs.length} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Whether new deals get it, as a state. */
export function ProgramState({
  program: { inForce, versions, closedAt },
  localDay,
}: {
  program: Pick<ProgramRecord, "inForce" | "versions" | "closedAt">;
  localDay: (instant: Date) => Date;
}) {
  if (closedAt) return <Status mark="withdrawn">Closed</Status>;
  const next = versions.findLast(({ validFrom }) => !inForce || validFrom > inForce.validFrom);
  if (inForce) {
    return (
      <Status mark="ok" tone="ok">
        Version {inForce.version} in force
      </Status>
    );
  }
  if (next) {
    return (
      <Status mark="info" tone="live">
        From {formatDay(localDay(next.validFrom))}
      </Status>
    );
  }
  return <Status mark="ring">Not published</Status>;
}

type AddProps = {
  programs: ProgramRecord[];
  errors: string[];
  typed: string | undefined;
};

/** Asks how a new programme is called and where its rules begin. */
export function AddProgramForm({ programs, errors, typed }: AddProps) {
  return (
    <Form method="post" className="divide">
      <Section title="Add a programme">
        <p className="quiet">It begins as a draft; deals get it once it is published.</p>
        <Fields>
          <Field label="Name" errors={errors} span={3}>
            <TextInput name="name" defaultValue={typed} autoComplete="off" />
          </Field>
          <Field label="With the rules of" span={3}>
            <Select
              name="like"
              defaultValue={programs[0]?.id}
              options={programs.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        </Fields>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value="add" kind="primary">
          Add programme
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
