import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Face } from "#app/ui/face.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/input.tsx";
import { Pair, Section } from "#app/ui/page.tsx";
import { Popover } from "#app/ui/popover.tsx";

import type { Member, Side } from "../joint-account.ts";
import type { JointAccountView } from "../read-joint-account.server.ts";

type Colleagues = { id: string; name: string; email: string }[];

/** Who works on the account, from both sides. */
export function AccountPeople({ view, canManage }: { view: JointAccountView; canManage: boolean }) {
  return (
    <Pair>
      {(["vendor", "partner"] as const).map((side) => (
        <SidePeople
          key={side}
          side={side}
          name={view.names[side]}
          members={view.members.filter((member) => member.side === side)}
          colleagues={canManage && side === view.side ? (view.open?.colleagues ?? null) : null}
        />
      ))}
    </Pair>
  );
}

type SidePeopleProps = {
  side: Side;
  name: string;
  members: Member[];
  /** Set where the asking person may change who works on it. */
  colleagues: Colleagues | null;
};

function SidePeople({ side, name, members, colleagues }: SidePeopleProps) {
  const emails = new Set(members.map(({ email }) => email));
  const free = colleagues?.filter(({ email }) => !emails.has(email)) ?? [];
  return (
    <Section
      title={name}
      sub={members.length === 0 ? "Nobody works on it yet" : `${members.length} on it`}
      actions={free.length > 0 && <AddColleague free={free} />}
    >
      <ul className="people">
        {members.map((member) => (
          <li className="row-flex" key={member.id}>
            <Face name={member.name} side={side === "partner" ? "partner" : undefined} />
            <span className="clip">{member.name}</span>
            <span className="faint small clip push">{member.title}</span>
            {colleagues && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="id" value={member.id} />
                <Button
                  type="submit"
                  name="intent"
                  value="remove-member"
                  kind="bare"
                  size="sm"
                  icon="x"
                  iconOnly
                >
                  Take {member.name} off the account
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AddColleague({ free }: { free: Colleagues }) {
  return (
    <Popover summaryClassName="btn" align="end" summary="Add a colleague">
      <Form method="post" className="menu-form" preventScrollReset>
        <Field label="Colleague">
          <Select
            name="membershipId"
            options={free.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Button type="submit" name="intent" value="add-member">
          Add to the account
        </Button>
      </Form>
    </Popover>
  );
}
