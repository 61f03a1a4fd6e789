import { Form, useSearchParams } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { Select, TextInput } from "#app/ui/input.tsx";
import { Section } from "#app/ui/page.tsx";

import { accessWords, type DealTeam } from "../../team/team.ts";

/** What was wrong with which field, what was typed into it, and in which of the forms. */
export type TeamErrors = {
  intent: string;
  errors: Record<string, string[] | null | undefined>;
  typed: Record<string, string>;
} | null;

type Props = { team: DealTeam; errors: TeamErrors };

type Answer = Pick<NonNullable<TeamErrors>, "errors" | "typed">;

const of = (answer: TeamErrors, intent: string): Answer =>
  answer?.intent === intent ? answer : { errors: {}, typed: {} };

const ownAccess = (["edit", "view"] as const).map((value) => ({
  value,
  label: accessWords[value].own,
}));
const guestAccess = [
  { value: "view", label: "Read" },
  { value: "edit", label: "Read and write" },
];

const people = ({ colleagues }: DealTeam) =>
  colleagues.map(({ id, name, title }) => ({
    value: id,
    label: [name, title].filter(Boolean).join(", "),
  }));

export function AddColleague({ team, errors: answer }: Props) {
  const { errors, typed } = of(answer, "add");
  return (
    <Section
      title="Add a colleague"
      sub="Everybody who registers deals sees this one; the team hears of it"
    >
      {team.colleagues.length === 0 ? (
        <p className="quiet">Everybody who works with deals is on the team</p>
      ) : (
        <Form method="post" action="?">
          <Fields>
            <Field label="Colleague" errors={errors.memberId ?? []} span={3}>
              <Select
                name="memberId"
                none="Choose"
                options={people(team)}
                defaultValue={typed.memberId}
              />
            </Field>
            <Field label="What they hear" errors={errors.access ?? []} span={2}>
              <Select name="access" options={ownAccess} defaultValue={typed.access} />
            </Field>
          </Fields>
          <Button type="submit" name="intent" value="add" className="mt-3">
            Add to the team
          </Button>
        </Form>
      )}
    </Section>
  );
}

export function InviteGuest({ team, errors: answer }: Props) {
  const { errors, typed } = of(answer, "invite");
  if (team.shownTo.length === 0) return null;
  return (
    <Section
      title="Invite somebody of your distributor"
      sub="They read the talk and the shared files of this deal, and of no other"
    >
      <Form method="post" action="?">
        <Fields>
          <Field label="Distributor" errors={errors.companyId ?? []} span={2}>
            <Select
              name="companyId"
              options={team.shownTo.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={typed.companyId}
            />
          </Field>
          <Field label="Their e-mail address" errors={errors.email ?? []} span={2}>
            <TextInput name="email" type="email" autoComplete="off" defaultValue={typed.email} />
          </Field>
          <Field label="They may" errors={errors.access ?? []} span={2}>
            <Select name="access" options={guestAccess} defaultValue={typed.access ?? "view"} />
          </Field>
        </Fields>
        <Button type="submit" name="intent" value="invite" className="mt-3">
          Invite to the team
        </Button>
      </Form>
    </Section>
  );
}

export function HandOver({ team, errors: answer }: Props) {
  const [params] = useSearchParams();
  const { errors, typed } = of(answer, "hand-over");
  const members = team.members.filter(({ guest }) => !guest);
  const options = [
    ...people(team),
    ...members.map(({ memberId, name }) => ({ value: memberId, label: name })),
  ];
  if (options.length === 0) return null;
  const open = params.get("do") === "hand-over" || answer?.intent === "hand-over";
  return (
    <Section
      title="Hand the deal over"
      sub="The new owner says who is on the team"
      actions={
        !open && (
          <LinkButton to="?do=hand-over" size="sm" replace preventScrollReset>
            Hand over
          </LinkButton>
        )
      }
    >
      {open && (
        <Form method="post" action="?">
          <Fields>
            <Field label="New owner" errors={errors.memberId ?? []} span={3}>
              <Select
                name="memberId"
                none="Choose"
                options={options}
                defaultValue={typed.memberId}
              />
            </Field>
          </Fields>
          <div className="row-flex mt-3">
            <Button type="submit" name="intent" value="hand-over" kind="danger">
              Hand the deal over
            </Button>
            <LinkButton to="?" replace preventScrollReset>
              Keep it
            </LinkButton>
          </div>
        </Form>
      )}
    </Section>
  );
}
