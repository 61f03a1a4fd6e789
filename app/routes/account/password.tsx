import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { changePassword } from "#app/domain/identity/password/change-password.server.ts";
import { passwordProblems } from "#app/domain/identity/password/password-rule.ts";
import { now } from "#app/platform/clock.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, FieldError } from "#app/ui/field.tsx";
import { Fields, FormSection } from "#app/ui/form.tsx";
import { PasswordInput } from "#app/ui/password-input.tsx";
import { Status } from "#app/ui/status.tsx";

import { actionHeaders } from "../action-headers.ts";
import { setCookies, tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";
import { NewPassword, passwordHelp } from "../new-password.ts";

export const handle = { crumb: "Password" };

const Passwords = z.object({
  current: z.string("Write your current password").max(1_000),
  next: NewPassword,
});

export const headers = actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { person } = await requireVisitor(request);
  return { email: person.email };
}

export async function action({ request }: ActionFunctionArgs) {
  const visitor = await requireVisitor(request);
  const submission = parseWithZod(await readForm(request), { schema: Passwords });
  const hideFields: ("current" | "next")[] = ["current", "next"];
  if (submission.status !== "success") {
    return data({ done: null, result: submission.reply({ hideFields }) }, { status: 400 });
  }
  const cookie = request.headers.get("Cookie");
  const change = await changePassword(visitor.actor, visitor, submission.value, cookie, now());
  if (change.ok) {
    const { ended } = change;
    const others = ended === 1 ? "one other session" : `${ended} other sessions`;
    const done = ended > 0 ? `Changed; ${others} ended` : "Changed";
    const headers = setCookies([change.cookie ?? ""]);
    return data({ done, result: submission.reply({ hideFields }) }, { headers });
  }
  if (change.reason === "too-many") {
    const { sentence, init } = tooMany(change.seconds);
    const result = submission.reply({ formErrors: [sentence], hideFields });
    return data({ done: null, result }, init);
  }
  const fieldErrors: Record<string, string[]> =
    change.reason === "wrong"
      ? { current: ["That is not your password"] }
      : { next: [passwordProblems[change.problem]] };
  return data(
    { done: null, result: submission.reply({ fieldErrors, hideFields }) },
    { status: 400 },
  );
}

export default function PasswordPage() {
  const { email } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.result.error ?? {};
  return (
    // Another key after each change, so that nothing typed stays.
    <Form method="post" key={answer?.done ? "changed" : "asked"}>
      <FormSection title="Password" text="Another one ends every session but this one">
        <Fields>
          <input type="hidden" name="username" value={email} autoComplete="username" />
          {errors[""] && (
            <div role="alert" data-span={6}>
              <FieldError errors={errors[""]} />
            </div>
          )}
          <Field label="Current password" span={4} errors={errors.current ?? undefined}>
            <PasswordInput name="current" autoComplete="current-password" required />
          </Field>
          <Field
            label="New password"
            span={4}
            errors={errors.next ?? undefined}
            help={passwordHelp}
          >
            <PasswordInput name="next" autoComplete="new-password" required />
          </Field>
          <div className="row-flex" data-span={6}>
            <Button type="submit" kind="primary">
              Change password
            </Button>
            <span role="status">
              {answer?.done && (
                <Status mark="ok" tone="ok" small>
                  {answer.done}
                </Status>
              )}
            </span>
          </div>
        </Fields>
      </FormSection>
    </Form>
  );
}
