import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { FormSection } from "#app/ui/form.tsx";
import { Checkbox, Select } from "#app/ui/input.tsx";
import { Status } from "#app/ui/status.tsx";

import { type NewsGroup, usualWish, type Wish } from "../notifications/wish.ts";
import { inAppField, mailField, mailNames } from "../notifications/wish-form.ts";

type NewsChoicesProps = {
  groups: NewsGroup[];
  wishes: ReadonlyMap<string, Wish>;
  email: string;
  saved: boolean;
};

/** How somebody wants to hear of each kind of news at the place where they work now. */
export function NewsChoices({ groups, wishes, email, saved }: NewsChoicesProps) {
  return (
    <Form method="post">
      {groups.map(({ title, text, kinds }) => (
        <div className="form-next" key={title}>
          <FormSection title={title} text={text}>
            <ul className="wishes">
              {kinds.map(({ kind, name }) => {
                const { inApp, mail } = wishes.get(kind) ?? usualWish;
                return (
                  <li key={kind}>
                    <span>{name}</span>
                    <Checkbox
                      name={inAppField(kind)}
                      defaultChecked={inApp}
                      aria-label={`In the portal: ${name}`}
                    >
                      In the portal
                    </Checkbox>
                    <Select
                      name={mailField(kind)}
                      defaultValue={mail}
                      aria-label={`By mail: ${name}`}
                      options={Object.entries(mailNames).map(([value, label]) => ({
                        value,
                        label,
                      }))}
                    />
                  </li>
                );
              })}
            </ul>
          </FormSection>
        </div>
      ))}
      <div className="form-next">
        <FormSection title="Sign-in and security" text="These cannot be switched off">
          <p>New factors, another password or address, invitations: always at once, to {email}</p>
        </FormSection>
      </div>
      <div className="form-foot">
        <Button type="submit" kind="primary">
          Save
        </Button>
        <LinkButton to="/account/notifications">Back</LinkButton>
        <span role="status">
          {saved && (
            <Status mark="ok" tone="ok" small>
              Saved
            </Status>
          )}
        </span>
      </div>
    </Form>
  );
}
