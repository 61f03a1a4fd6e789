import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";

import { proveWithPassword } from "#app/domain/identity/second-factor/prove-again.server.ts";
import { secondFactorsOf } from "#app/domain/identity/second-factor/second-factor.server.ts";
import { ProveAgain } from "#app/domain/identity/second-factor/second-step.schema.ts";
import { PROOF_MINUTES } from "#app/domain/identity/second-factor/step-up.ts";
import { CodeInput } from "#app/domain/identity/ui/code-input.tsx";
import { UsePasskeyButton } from "#app/domain/identity/ui/use-passkey-button.tsx";
import { now } from "#app/platform/clock.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Door } from "#app/ui/door.tsx";
import { Field } from "#app/ui/field.tsx";
import { PasswordInput } from "#app/ui/password-input.tsx";
import { Notice } from "#app/ui/status.tsx";

import { actionHeaders } from "../action-headers.ts";
import { tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";
import { pathWithin } from "../path-within.ts";

export const meta: MetaFunction = () => [{ title: "Is it you? · Tributary" }];

const nextOf = (request: Request) => pathWithin(new URL(request.url).searchParams.get("next"));

export const headers = actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { person } = await requireVisitor(request);
  const { totpSince, passkeys } = await secondFactorsOf(person.id);
  return {
    email: person.email,
    next: nextOf(request),
    unsent: new URL(request.url).searchParams.has("unsent"),
    asksCode: totpSince !== null || passkeys > 0,
    hasApp: totpSince !== null,
    hasPasskey: passkeys > 0,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const visitor = await requireVisitor(request);
  const submission = parseWithZod(await readForm(request), { schema: ProveAgain });
  const hideFields = ["password" as const, "code" as const];
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields }), { status: 400 });
  }
  const cookie = request.headers.get("Cookie");
  const outcome = await proveWithPassword(visitor, submission.value, cookie, now());
  if (outcome.ok) return redirect(nextOf(request), { headers: { "Set-Cookie": outcome.cookie } });

  if (outcome.reason === "too-many") {
    const { sentence, init } = tooMany(outcome.seconds);
    return data(submission.reply({ fieldErrors: { password: [sentence] }, hideFields }), init);
  }
  const noCode = submission.value.code === "";
  const fieldErrors: Record<string, string[]> =
    outcome.reason === "wrong-code"
      ? { code: [noCode ? "Write the code." : "This code does not fit, or was used before."] }
      : { password: ["This is not your password."] };
  return data(submission.reply({ fieldErrors, hideFields }), { status: 409 });
}

export default function ProvePage() {
  const { email, next, unsent, asksCode, hasApp, hasPasskey } = useLoaderData<typeof loader>();
  const query = new URLSearchParams({ next });
  const [form, fields] = useForm({
    id: "prove",
    lastResult: useActionData<typeof action>(),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ProveAgain }),
    shouldValidate: "onSubmit",
  });

  return (
    <Door>
      <Form method="post" action={`/account/prove?${query}`} {...getFormProps(form)}>
        <h1>Is it you?</h1>
        <p className="quiet">
          What comes next is guarded. You are asked again after {PROOF_MINUTES} minutes.
        </p>
        {unsent && (
          <Notice box tone="warn" title="What you sent was not done">
            Answer here, then send it again
          </Notice>
        )}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field label={`Password of ${email}`} field={fields.password}>
          <PasswordInput
            {...getInputProps(fields.password, { type: "password" })}
            autoComplete="current-password"
          />
        </Field>
        {asksCode && (
          <Field
            label={hasApp ? "Code from your authenticator app" : "Recovery code"}
            field={fields.code}
            help={hasApp ? "Or one of your recovery codes" : "Or use your passkey below"}
          >
            <CodeInput {...getInputProps(fields.code, { type: "text" })} digits={hasApp} />
          </Field>
        )}
        <Button kind="primary" type="submit">
          Go on
        </Button>
        {hasPasskey && <UsePasskeyButton at={`/account/prove/passkey?${query}`} />}
      </Form>
      <p className="small faint">
        <Link className="link" to="/">
          Leave it and go back
        </Link>
      </p>
    </Door>
  );
}
