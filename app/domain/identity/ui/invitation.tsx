import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field, FieldError } from "#app/ui/field.tsx";
import { formatDay } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { PasswordInput } from "#app/ui/password-input.tsx";

type Invitation = {
  email: string;
  name: string;
  inviterName: string;
  place: string;
  roleName: string;
  expiresAt: Date;
};

type Errors = Record<string, string[] | null>;

function Head({ invitation }: { invitation: Invitation }) {
  return (
    <>
      <h1>Work with {invitation.place}</h1>
      <p className="quiet">
        {invitation.inviterName} invites {invitation.email} as {invitation.roleName}, until{" "}
        {formatDay(invitation.expiresAt)}.
      </p>
    </>
  );
}

const Wrong = ({ errors }: { errors?: Errors }) =>
  errors?.[""] ? (
    <div role="alert">
      <FieldError errors={errors[""]} />
    </div>
  ) : null;

type AcceptNewProps = {
  invitation: Invitation;
  help: string;
  errors?: Errors;
  typedName?: unknown;
};

/** For somebody without a login: a name and a password begin one. */
export function AcceptNew({ invitation, help, errors, typedName }: AcceptNewProps) {
  const name = typeof typedName === "string" ? typedName : invitation.name;
  return (
    <Form method="post">
      <Head invitation={invitation} />
      <Wrong errors={errors} />
      <input type="hidden" name="username" value={invitation.email} autoComplete="username" />
      <Field label="Your name" errors={errors?.name ?? undefined}>
        <TextInput name="name" defaultValue={name} autoComplete="name" required />
      </Field>
      <Field label="Choose a password" errors={errors?.password ?? undefined} help={help}>
        <PasswordInput name="password" autoComplete="new-password" required />
      </Field>
      <Button kind="primary" type="submit" name="intent" value="begin">
        Accept invitation
      </Button>
    </Form>
  );
}

/** For somebody who is signed in with the invited address. */
export function AcceptHere({ invitation, errors }: { invitation: Invitation; errors?: Errors }) {
  return (
    <Form method="post">
      <Head invitation={invitation} />
      <Wrong errors={errors} />
      <Button kind="primary" type="submit" name="intent" value="accept">
        Accept invitation
      </Button>
    </Form>
  );
}

export function SignInFirst({ invitation, to }: { invitation: Invitation; to: string }) {
  return (
    <div className="door-words">
      <Head invitation={invitation} />
      <p className="quiet">This address has a login already. Sign in with it to accept.</p>
      <LinkButton kind="primary" to={to}>
        Sign in
      </LinkButton>
    </div>
  );
}

/** Only the invited address may accept. */
export function OtherAddress({
  invitation,
  signedInAs,
}: {
  invitation: Invitation;
  signedInAs: string;
}) {
  return (
    <Form method="post" action="/sign-out" className="door-words">
      <Head invitation={invitation} />
      <p className="quiet">
        You are signed in as {signedInAs}, and the invitation is for {invitation.email}. Sign out,
        then open the link again.
      </p>
      <Button kind="primary" type="submit">
        Sign out
      </Button>
      <LinkButton to="/">Stay signed in</LinkButton>
    </Form>
  );
}

export function InvitationIsOver() {
  return (
    <div className="door-words">
      <h1>This invitation is over</h1>
      <p className="quiet">
        It was accepted already, taken back, replaced by a newer one, or its seven days have passed.
        Whoever invited you can send it again.
      </p>
      <LinkButton kind="primary" to="/sign-in">
        Sign in
      </LinkButton>
    </div>
  );
}
