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

import { SecondStepCode } from "#app/domain/identity/second-factor/second-step.schema.ts";
import {
  answerWithCode,
  waitingForSecondStep,
} from "#app/domain/identity/second-factor/second-step.server.ts";
import { CodeInput } from "#app/domain/identity/ui/code-input.tsx";
import { UsePasskeyButton } from "#app/domain/identity/ui/use-passkey-button.tsx";
import { now } from "#app/platform/clock.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Door } from "#app/ui/door.tsx";
import { Field } from "#app/ui/field.tsx";

import { actionHeaders } from "../action-headers.ts";
import { browserOf, setCookies, tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";
import { pathWithin } from "../path-within.ts";

export const meta: MetaFunction = () => [{ title: "Second step · Tributary" }];

const addressOf = (page: string, params: Record<string, string | null | undefined>) => {
  const given = Object.entries(params).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length > 0 ? `${page}?${new URLSearchParams(given)}` : page;
};

export const headers = actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const next = searchParams.get("next");
  const waiting = await waitingForSecondStep(request.headers.get("Cookie"), now());
  if (!waiting) throw redirect(addressOf("/sign-in", { next, over: "1" }));
  const { totpSince, passkeys } = waiting.factors;
  return {
    next,
    hasApp: totpSince !== null,
    hasPasskey: passkeys > 0,
    recovering: totpSince === null || searchParams.get("use") === "recovery",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseWithZod(await readForm(request), { schema: SecondStepCode });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const next = new URL(request.url).searchParams.get("next");
  const outcome = await answerWithCode(submission.value.code, browserOf(request, context), now());
  if (outcome.ok) return redirect(pathWithin(next), { headers: setCookies(outcome.cookies) });

  if (outcome.reason === "over") return redirect(addressOf("/sign-in", { next, over: "1" }));
  if (outcome.reason === "too-many") {
    const { sentence, init } = tooMany(outcome.seconds);
    return data(submission.reply({ fieldErrors: { code: [sentence] } }), init);
  }
  const code = ["This code does not fit, or was used before."];
  return data(submission.reply({ fieldErrors: { code }, hideFields: ["code"] }), { status: 409 });
}

export default function SecondFactorPage() {
  const { next, hasApp, hasPasskey, recovering } = useLoaderData<typeof loader>();
  const page = "/sign-in/second-factor";
  const [form, fields] = useForm({
    id: recovering ? "recovery-code" : "app-code",
    lastResult: useActionData<typeof action>(),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: SecondStepCode }),
    shouldValidate: "onSubmit",
  });

  return (
    <Door>
      <Form
        key={form.id}
        method="post"
        action={addressOf(page, { next, use: recovering ? "recovery" : null })}
        {...getFormProps(form)}
      >
        <h1>Second step</h1>
        <p className="quiet">Your password was right.</p>
        <Field
          label={recovering ? "Recovery code" : "Code from your authenticator app"}
          field={fields.code}
          help={recovering ? "Each of your codes works once" : "Six digits, new every 30 seconds"}
        >
          <CodeInput {...getInputProps(fields.code, { type: "text" })} digits={!recovering} />
        </Field>
        <Button kind="primary" type="submit">
          Sign in
        </Button>
        {hasPasskey && <UsePasskeyButton at={addressOf(`${page}/passkey`, { next })} />}
      </Form>
      <p className="small faint">
        {hasApp && (
          <Link
            className="link"
            to={addressOf(page, { next, use: recovering ? null : "recovery" })}
          >
            {recovering ? "Use the authenticator app" : "Use a recovery code"}
          </Link>
        )}
        {hasApp && ", or "}
        <Link className="link" to={addressOf("/sign-in", { next })}>
          {hasApp ? "sign in as somebody else" : "Sign in as somebody else"}
        </Link>
      </p>
    </Door>
  );
}
