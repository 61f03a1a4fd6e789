import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { demoLogins } from "#app/domain/identity/demo-logins.server.ts";
import { SignIn } from "#app/domain/identity/sign-in.schema.ts";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { DemoLogins } from "#app/domain/identity/ui/demo-logins.tsx";
import { Brand } from "#app/ui/brand.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, FieldError } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { SignInArt } from "#app/ui/signin-art.tsx";

import { readForm } from "../form.server.ts";
import { visitorOf } from "../guard.server.ts";
import { pathWithin } from "../path-within.ts";

export const meta: MetaFunction = () => [{ title: "Sign in · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  if (await visitorOf(request)) throw redirect("/");
  return { logins: await demoLogins() };
}

export async function action({ request }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: SignIn });
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields: ["password"] }), { status: 400 });
  }
  const { headers } = request;
  const outcome = await signIn(submission.value, {
    cookieHeader: headers.get("Cookie"),
    userAgent: headers.get("User-Agent"),
  });
  if (!outcome.ok) {
    const formErrors = ["No login fits this address and password."];
    return data(submission.reply({ formErrors, hideFields: ["password"] }), { status: 400 });
  }
  const next = new URL(request.url).searchParams.get("next");
  return redirect(pathWithin(next), { headers: { "Set-Cookie": outcome.cookie } });
}

export default function SignInPage() {
  const { logins } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const next = params.get("next");
  const target = next ? `/sign-in?${new URLSearchParams({ next })}` : "/sign-in";
  const [form, fields] = useForm({
    id: "sign-in",
    lastResult: useActionData<typeof action>(),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SignIn }),
    shouldValidate: "onSubmit",
  });

  return (
    <main className="door">
      <section className="door-form">
        <Brand />
        <div className="door-middle">
          <Form method="post" action={target} {...getFormProps(form)}>
            <h1>Sign in</h1>
            <p className="quiet">One login for every company you work with.</p>
            {form.errors && (
              <div role="alert">
                <FieldError errors={form.errors} />
              </div>
            )}
            <Field label="Work e-mail" field={fields.email}>
              <TextInput
                {...getInputProps(fields.email, { type: "email" })}
                autoComplete="username"
              />
            </Field>
            <Field label="Password" field={fields.password}>
              <TextInput
                {...getInputProps(fields.password, { type: "password" })}
                autoComplete="current-password"
              />
            </Field>
            <Button kind="primary" type="submit">
              Sign in
            </Button>
          </Form>
          {logins.length > 0 && <DemoLogins logins={logins} action={target} />}
        </div>
      </section>
      <SignInArt />
    </main>
  );
}
