import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/input.tsx";

import { NAME_LENGTH } from "../second-factor/passkey.schema.ts";

export type PasskeyLine = { id: string; name: string; note: string };

type PasskeyListProps = {
  passkeys: PasskeyLine[];
  /** The one whose name is being written, and what is wrong with it. */
  renaming: { id: string; errors?: string[] } | null;
};

/** The passkeys of a login, each to rename or to remove. */
export function PasskeyList({ passkeys, renaming }: PasskeyListProps) {
  return (
    <ul className="ways" aria-label="Passkeys">
      {passkeys.map((passkey) => (
        <li key={passkey.id}>
          <Icon name="key" />
          {renaming?.id === passkey.id ? (
            <Rename passkey={passkey} errors={renaming.errors} />
          ) : (
            <>
              <span className="two">
                <b>{passkey.name}</b>
                <small>{passkey.note}</small>
              </span>
              <Change what="rename" icon="edit" passkey={passkey} />
              <Change what="remove" icon="trash" passkey={passkey} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

type What = "rename" | "remove";

function Change({ what, icon, passkey }: { what: What; icon: IconName; passkey: PasskeyLine }) {
  const words = what === "rename" ? "Rename" : "Remove";
  return (
    <LinkButton
      size="sm"
      kind="bare"
      icon={icon}
      to={addressOf(what, passkey)}
      aria-label={`${words} ${passkey.name}`}
    >
      <span className="wide-only">{words}</span>
    </LinkButton>
  );
}

const addressOf = (what: What, { id }: PasskeyLine) => `?${new URLSearchParams({ [what]: id })}`;

function Rename({ passkey, errors }: { passkey: PasskeyLine; errors?: string[] }) {
  return (
    <Form className="way-form" method="post" action={addressOf("rename", passkey)}>
      <input type="hidden" name="intent" value="rename-passkey" />
      <Field label={`Name of the passkey “${passkey.name}”`} errors={errors} hideLabel>
        <TextInput name="name" defaultValue={passkey.name} maxLength={NAME_LENGTH} />
      </Field>
      <Button type="submit">Rename</Button>
      <LinkButton to="?" kind="bare">
        Cancel
      </LinkButton>
    </Form>
  );
}
