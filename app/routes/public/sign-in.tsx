import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { demoLogins } from "#app/domain/identity/sign-in/demo-logins.server.ts";
import { SignIn } from "#app/domain/identity/sign-in/sign-in.schema.ts";
import { signIn } from "#app/domain/identity/sign-in/sign-in.server.ts";
import { DemoLogins } from "#app/domain/identity/ui/demo-logins.tsx";
import { UsePasskeyButton } from "#app/domain/identity/ui/use-passkey-button.tsx";
import { now } from "#app/platform/clock.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Door } from "#app/ui/door.tsx";
import { Field, FieldError } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { PasswordInput } from "#app/ui/password-input.tsx";
import { Notice } from "#app/ui/status.tsx";

import { actionHeaders } from "../action-headers.ts";
import { afterSignIn, browserOf, setCookies, tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";
import { visitorOf } from "../guard.server.ts";
import { pathWithin } from "../path-within.ts";

export const meta: MetaFunction = () => [{ title: "Sign in · Tributary" }];

export const headers = actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const next = new URL(request.url).searchParams.get("next");
  if (await visitorOf(request)) throw redirect(pathWithin(next));
  return { logins: await demoLogins() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: SignIn });
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields: ["password"] }), { status: 400 });
  }
  const outcome = await signIn(submission.value, browserOf(request, context), now());
  if (!outcome.ok && outcome.reason === "too-many") {
    const { sentence, init } = tooMany(outcome.seconds);
    return data(submission.reply({ formErrors: [sentence], hideFields: ["password"] }), init);
  }
  if (!outcome.ok) {
    const formErrors = ["No login fits this address and password."];
    return data(submission.reply({ formErrors, hideFields: ["password"] }), { status: 400 });
  }
  const next = new URL(request.url).searchParams.get("next");
  return redirect(afterSignIn(outcome, next), { headers: setCookies(outcome.cookies) });
}

export default function SignInPage() {
  const { logins } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const next = params.get("next");
  const query = next ? `?${new URLSearchParams({ next })}` : "";
  const target = `/sign-in${query}`;
  const [form, fields] = useForm({
    id: "sign-in",
    lastResult: useActionData<typeof action>(),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SignIn }),
    shouldValidate: "onSubmit",
  });

  return (
    <Door>
      <Form method="post" action={target} {...getFormProps(form)}>
        <h1>Sign in</h1>
        <p className="quiet">One login for every company you work with.</p>
        {params.has("over") && !form.errors && (
          <Notice box tone="warn" title="The second step took too long">
            Sign in again
          </Notice>
        )}
        {form.errors && (
          <div role="alert">
            <FieldError errors={form.errors} />
          </div>
        )}
        <Field label="Work e-mail" field={fields.email}>
          <TextInput
            {...getInputProps(fields.email, { type: "email" })}
            autoComplete="username webauthn"
          />
        </Field>
        <Field
          label="Password"
          field={fields.password}
          aside={
            <Link className="link small" to="/forgot">
              Forgotten?
            </Link>
          }
        >
          <PasswordInput
            {...getInputProps(fields.password, { type: "password" })}
            autoComplete="current-password"
          />
        </Field>
        <Button kind="primary" type="submit">
          Sign in
        </Button>
        <UsePasskeyButton at={`/sign-in/passkey${query}`} autofill />
      </Form>
      {logins.length > 0 && <DemoLogins logins={logins} action={target} />}
    </Door>
  );
}
