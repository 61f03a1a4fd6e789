import { Form } from "@remix-run/react";

import { roleNames } from "#app/domain/identity/permissions.ts";
import type { Role } from "#app/platform/actor.ts";
import { BackButton, Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Done } from "#app/ui/done.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { Select } from "#app/ui/input.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { Badge, Notice } from "#app/ui/status.tsx";

import type { TeamMember } from "./team-list.tsx";

export type MemberView = {
  member: TeamMember;
  roles: Role[];
  timeZone: string;
  /** Nobody changes their own role or ends themselves. */
  isOneself: boolean;
  /** How many partners would be left without a channel manager. */
  looksAfter: number;
  mayResetFactor: boolean;
};

type MemberPageProps = {
  view: MemberView;
  /** Where the team is listed. */
  base: string;
  /** What is asked for before it is done; it stands in the address. */
  asked: string | null;
  refusal?: string;
};

/** One person at a place: what the role allows, and how it ends. */
export function MemberPage({ view, base, asked, refusal }: MemberPageProps) {
  const { member, roles, timeZone, isOneself, looksAfter, mayResetFactor } = view;
  const mayChange = !isOneself && roles.length > 0;
  return (
    <>
      <PageHead title={member.name} sub={member.title || undefined}>
        <Badge>{roleNames[member.role]}</Badge>
      </PageHead>
      {refusal && <Notice tone="bad" title={refusal} live />}
      <Done words={{ role: "The role was changed", reset: "The second factor was taken off" }} />
      <Section title="Who it is">
        <Facts
          facts={[
            { label: "E-mail", value: member.email },
            { label: "Works here since", value: formatDay(member.createdAt) },
            {
              label: "Last seen",
              value: member.lastSeenAt ? formatInstant(member.lastSeenAt, timeZone) : "Never",
            },
            { label: "Second factor", value: member.secondFactor ? "On" : "Off" },
          ]}
        />
      </Section>
      {isOneself && (
        <Notice title="This is you">Another administrator changes your role or ends it</Notice>
      )}
      {mayChange && asked === null && (
        <Form method="post" className="divide">
          <Section title="Role" sub="It holds from the next click on">
            <Fields>
              <Field label="Role" span={3}>
                <Select
                  name="role"
                  defaultValue={member.role}
                  options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
                />
              </Field>
            </Fields>
          </Section>
          <DecisionBar>
            <Button type="submit" name="intent" value="role" kind="primary">
              Change role
            </Button>
            {mayResetFactor && member.secondFactor && (
              <LinkButton to="?do=reset" replace preventScrollReset>
                Take off the second factor
              </LinkButton>
            )}
            <LinkButton to="?do=end" kind="danger" replace preventScrollReset>
              End access
            </LinkButton>
          </DecisionBar>
        </Form>
      )}
      {mayChange && asked === "end" && (
        <Question
          title={`End the access of ${member.name}?`}
          text={`They are out with their next click, everywhere. What they did stays.${handedBack(looksAfter)}`}
          intent="end"
          act="End access"
        />
      )}
      {mayChange && mayResetFactor && asked === "reset" && (
        <Question
          title={`Take the second factor of ${member.name} off?`}
          text="For somebody who lost the phone. They are signed out everywhere and told by mail."
          intent="reset"
          act="Take it off"
        />
      )}
      {!mayChange && !isOneself && (
        <Notice title="This role is not yours to change">
          <LinkButton to={base} kind="bare">
            Back to the list
          </LinkButton>
        </Notice>
      )}
    </>
  );
}

const handedBack = (partners: number) => {
  if (partners === 0) return "";
  const [whose, until] =
    partners === 1 ? ["1 partner has", "it"] : [`${partners} partners have`, "them"];
  return ` ${whose} no channel manager then, until somebody else takes ${until} on.`;
};

type QuestionProps = { title: string; text: string; intent: string; act: string };

/** Asked before what cannot be undone. */
export function Question({ title, text, intent, act }: QuestionProps) {
  return (
    <Form method="post" className="divide">
      <Section title={title}>
        <p className="quiet">{text}</p>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value={intent} kind="danger">
          {act}
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
