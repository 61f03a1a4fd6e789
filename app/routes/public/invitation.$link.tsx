import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import {
  acceptSignedIn,
  acceptWithNewLogin,
} from "#app/domain/identity/members/accept-invitation.server.ts";
import { PersonName } from "#app/domain/identity/members/invite.schema.ts";
import { readInvitation } from "#app/domain/identity/members/read-invitation.server.ts";
import { passwordProblems } from "#app/domain/identity/password/password-rule.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import {
  AcceptHere,
  AcceptNew,
  InvitationIsOver,
  OtherAddress,
  SignInFirst,
} from "#app/domain/identity/ui/invitation.tsx";
import { now } from "#app/platform/clock.server.ts";
import { Door } from "#app/ui/door.tsx";

import { actionHeaders } from "../action-headers.ts";
import { afterSignIn, browserOf, setCookies, tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";
import { visitorOf } from "../guard.server.ts";
import { NewPassword, passwordHelp } from "../new-password.ts";

export const meta: MetaFunction = () => [{ title: "Invitation · Tributary" }];

const NewLogin = z.object({ name: PersonName, password: NewPassword });

export const headers = actionHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const link = params.link ?? "";
  const invitation = await readInvitation(link, now());
  if (!invitation) return data({ link, invitation, signedInAs: null }, { status: 410 });
  const visitor = await visitorOf(request);
  return data({ link, invitation, signedInAs: visitor?.person.email ?? null });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const browser = browserOf(request, context);
  const link = params.link ?? "";
  const form = await readForm(request);
  const submission = parseWithZod(form, { schema: NewLogin });
  const hideFields = ["password" as const];

  const allowed = await limit("link-address", browser.address ?? "");
  if (!allowed.ok) {
    const { sentence, init } = tooMany(allowed.seconds);
    return data(submission.reply({ formErrors: [sentence], hideFields }), init);
  }
  if (form.get("intent") === "accept") {
    const visitor = await visitorOf(request);
    if (!visitor) {
      return redirect(`/sign-in?${new URLSearchParams({ next: `/invitation/${link}` })}`);
    }
    const accepted = await acceptSignedIn(link, visitor.person, browser.cookieHeader, now());
    if (accepted.ok) return redirect("/", { headers: setCookies([accepted.cookie ?? ""]) });
    return data(submission.reply({ hideFields }), { status: 409 });
  }
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields }), { status: 400 });
  }
  const outcome = await acceptWithNewLogin(link, submission.value, browser, now());
  if (outcome.ok) {
    return redirect(afterSignIn(outcome, null), { headers: setCookies(outcome.cookies) });
  }
  if (outcome.reason === "password") {
    const fieldErrors = { password: [passwordProblems[outcome.problem]] };
    return data(submission.reply({ fieldErrors, hideFields }), { status: 400 });
  }
  return data(submission.reply({ hideFields }), { status: 409 });
}

export default function Invitation() {
  const { link, invitation, signedInAs } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  if (!invitation) {
    return (
      <Door>
        <InvitationIsOver />
      </Door>
    );
  }
  return (
    <Door>
      {signedInAs === invitation.email ? (
        <AcceptHere invitation={invitation} errors={lastResult?.error ?? undefined} />
      ) : signedInAs ? (
        <OtherAddress invitation={invitation} signedInAs={signedInAs} />
      ) : invitation.hasLogin ? (
        <SignInFirst invitation={invitation} to={`/sign-in?next=/invitation/${link}`} />
      ) : (
        <AcceptNew
          invitation={invitation}
          help={passwordHelp}
          errors={lastResult?.error ?? undefined}
          typedName={lastResult?.initialValue?.name}
        />
      )}
    </Door>
  );
}
