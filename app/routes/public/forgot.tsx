import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData } from "@remix-run/react";
import { z } from "zod";

import { Email } from "#app/domain/identity/members/invite.schema.ts";
import { requestReset } from "#app/domain/identity/password/request-reset.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Door } from "#app/ui/door.tsx";
import { Field, FieldError } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/input.tsx";

import { actionHeaders } from "../action-headers.ts";
import { browserOf, tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";

export const meta: MetaFunction = () => [{ title: "Forgotten password · Tributary" }];

const Forgotten = z.object({ email: Email });

export const headers = actionHeaders;

export const loader = () => null;

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: Forgotten });
  if (submission.status !== "success") {
    return data({ sentTo: null, lastResult: submission.reply() }, { status: 400 });
  }
  const { email } = submission.value;
  const allowed = await requestReset(email, browserOf(request, context));
  if (!allowed.ok) {
    const { sentence, init } = tooMany(allowed.seconds);
    return data({ sentTo: null, lastResult: submission.reply({ formErrors: [sentence] }) }, init);
  }
  return data({ sentTo: email, lastResult: submission.reply() });
}

export default function ForgottenPassword() {
  const answer = useActionData<typeof action>();
  if (answer?.sentTo) return <Sent to={answer.sentTo} />;
  const errors = answer?.lastResult.error ?? {};
  const typed = answer?.lastResult.initialValue?.email;
  return (
    <Door>
      <Form method="post">
        <h1>Forgotten password</h1>
        <p className="quiet">A link to set another one goes to your address.</p>
        {errors[""] && (
          <div role="alert">
            <FieldError errors={errors[""]} />
          </div>
        )}
        <Field label="Work e-mail" errors={errors.email ?? undefined}>
          <TextInput
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={typeof typed === "string" ? typed : undefined}
          />
        </Field>
        <Button kind="primary" type="submit">
          Send the link
        </Button>
        <Link className="link small" to="/sign-in">
          Back to sign in
        </Link>
      </Form>
    </Door>
  );
}

function Sent({ to }: { to: string }) {
  return (
    <Door>
      <div role="status" className="door-words">
        <h1>Look into your mail</h1>
        <p className="quiet">
          If {to} has a login here, a link is on its way. It works once, for an hour.
        </p>
        <p className="quiet">
          Nothing after a few minutes? Look among unwanted mail, or ask the administrator of your
          company whether you were invited with another address.
        </p>
        <Link className="link small" to="/sign-in">
          Back to sign in
        </Link>
      </div>
    </Door>
  );
}
