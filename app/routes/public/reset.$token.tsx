import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { passwordProblems } from "#app/domain/identity/password/password-rule.ts";
import { readReset, resetPassword } from "#app/domain/identity/password/reset-password.server.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Door } from "#app/ui/door.tsx";
import { Field, FieldError } from "#app/ui/field.tsx";
import { PasswordInput } from "#app/ui/password-input.tsx";

import { actionHeaders } from "../action-headers.ts";
import { afterSignIn, browserOf, setCookies, tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";
import { NewPassword, passwordHelp } from "../new-password.ts";

export const meta: MetaFunction = () => [{ title: "Set another password · Tributary" }];

const ResetForm = z.object({ password: NewPassword });

export const headers = actionHeaders;

export async function loader({ params }: LoaderFunctionArgs) {
  const reset = await readReset(params.token ?? "", now());
  return data({ email: reset?.person.email ?? null }, { status: reset ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const browser = browserOf(request, context);
  const submission = parseWithZod(await readForm(request), { schema: ResetForm });
  const hideFields = ["password" as const];
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields }), { status: 400 });
  }
  const allowed = await limit("link-address", browser.address ?? "");
  if (!allowed.ok) {
    const { sentence, init } = tooMany(allowed.seconds);
    return data(submission.reply({ formErrors: [sentence], hideFields }), init);
  }
  const outcome = await resetPassword(
    params.token ?? "",
    submission.value.password,
    browser,
    now(),
  );
  if (outcome.ok) {
    return redirect(afterSignIn(outcome, null), { headers: setCookies(outcome.cookies) });
  }
  if (outcome.reason === "password") {
    const fieldErrors = { password: [passwordProblems[outcome.problem]] };
    return data(submission.reply({ fieldErrors, hideFields }), { status: 400 });
  }
  // The loader says that the link is over.
  return data(submission.reply({ hideFields }), { status: 410 });
}

export default function ResetPassword() {
  const { email } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.error ?? {};
  if (!email) return <LinkIsOver />;
  return (
    <Door>
      <Form method="post">
        <h1>Set another password</h1>
        <p className="quiet">
          For {email}. Every other session ends, and you go on here, signed in.
        </p>
        {errors[""] && (
          <div role="alert">
            <FieldError errors={errors[""]} />
          </div>
        )}
        <input type="hidden" name="username" value={email} autoComplete="username" readOnly />
        <Field label="New password" errors={errors.password ?? undefined} help={passwordHelp}>
          <PasswordInput name="password" autoComplete="new-password" required />
        </Field>
        <Button kind="primary" type="submit">
          Set password
        </Button>
      </Form>
    </Door>
  );
}

function LinkIsOver() {
  return (
    <Door>
      <div className="door-words">
        <h1>This link is over</h1>
        <p className="quiet">
          It works once and for an hour. Your password is what it was, unless you set it with this
          link already.
        </p>
        <LinkButton to="/forgot" kind="primary">
          Send another link
        </LinkButton>
        <LinkButton to="/sign-in">Sign in</LinkButton>
      </div>
    </Door>
  );
}
