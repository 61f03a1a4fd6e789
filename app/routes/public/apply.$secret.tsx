import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import { AnswerQuestion } from "#app/domain/partners/application.schema.ts";
import {
  answerQuestion,
  followApplication,
} from "#app/domain/partners/follow-application.server.ts";
import { FollowedApplicationView } from "#app/domain/partners/ui/followed-application.tsx";
import { now } from "#app/platform/clock.server.ts";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { PublicPage } from "#app/ui/public-page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";
import { vendorParam } from "../params.server.ts";

export const meta: MetaFunction = () => [{ title: "Your application · Tributary" }];
// The address is the key: nothing in between may keep what it opens.
export const headers = () => ({ "Cache-Control": "no-store" });

const secretIn = (secret = "") => {
  if (!/^[\w-]{43}$/.test(secret)) throw data("Not found", { status: 404 });
  return secret;
};

export async function loader({ params, context }: LoaderFunctionArgs) {
  const vendorId = vendorParam(params.vendorId);
  const secret = secretIn(params.secret);
  const allowed = await limit("link-address", context.address ?? "unknown");
  if (!allowed.ok) throw data("Too many attempts", tooMany(allowed.seconds).init);
  const application = await followApplication(vendorId, secret);
  if (!application) throw data("Not found", { status: 404 });
  return { application };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const vendorId = vendorParam(params.vendorId);
  const secret = secretIn(params.secret);
  const submission = parseWithZod(await readForm(request), { schema: AnswerQuestion });
  if (submission.status !== "success") {
    const errors = submission.error?.text ?? ["Write your answer"];
    return data({ errors, refusal: null }, { status: 400 });
  }
  const answered = await answerQuestion(vendorId, secret, submission.value.text, now());
  if (answered.ok) return redirect(`/apply/${vendorId}/${secret}?done=answered`);
  if (answered.reason === "unknown") throw data("Not found", { status: 404 });
  return data({ errors: [], refusal: "Nothing is asked any more" }, { status: 409 });
}

export default function FollowApplicationPage() {
  const { application } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PublicPage>
      <PageHead title={application.company} sub={`Application to ${application.vendorName}`} />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={{ answered: "Your answer was sent" }} />
      <FollowedApplicationView application={application} errors={answer?.errors ?? []} />
    </PublicPage>
  );
}
