import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Email } from "#app/domain/identity/members/invite.schema.ts";
import { askForEmailChange } from "#app/domain/identity/profile/change-email.server.ts";
import { changeProfile } from "#app/domain/identity/profile/change-profile.server.ts";
import { Profile } from "#app/domain/identity/profile/profile.schema.ts";
import { AddressForm, NameForm, Places } from "#app/domain/identity/ui/profile.tsx";
import { OwnData } from "#app/domain/privacy/ui/own-data.tsx";
import { now } from "#app/platform/clock.server.ts";

import { actionHeaders } from "../action-headers.ts";
import { tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

export const headers = actionHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { person, memberships, membership } = await requireVisitor(request);
  const places = memberships.map((place) => ({
    id: place.id,
    name: place.partnerName ? `${place.partnerName} at ${place.vendorName}` : place.vendorName,
    title: place.title,
    current: place.id === membership.id,
  }));
  return { person, places };
}

const NewAddress = z.object({ email: Email });

export async function action({ request }: ActionFunctionArgs) {
  const { actor, person, memberships } = await requireVisitor(request);
  const form = await readForm(request);
  if (form.get("intent") === "name") {
    const submission = parseWithZod(form, { schema: Profile });
    if (submission.status !== "success") {
      return data({ of: "name" as const, done: null, result: submission.reply() }, { status: 400 });
    }
    await changeProfile(actor, person.id, memberships, submission.value);
    return data({ of: "name" as const, done: "Saved", result: submission.reply() });
  }
  await requireRecentProof(request);
  const of = "address" as const;
  const submission = parseWithZod(form, { schema: NewAddress });
  if (submission.status !== "success") {
    return data({ of, done: null, result: submission.reply() }, { status: 400 });
  }
  const { email } = submission.value;
  if (email === person.email) {
    const fieldErrors = { email: ["That is your address already"] };
    return data({ of, done: null, result: submission.reply({ fieldErrors }) }, { status: 400 });
  }
  const allowed = await askForEmailChange(actor, person, email, now());
  if (!allowed.ok) {
    const { sentence, init } = tooMany(allowed.seconds);
    const fieldErrors = { email: [sentence] };
    return data({ of, done: null, result: submission.reply({ fieldErrors }) }, init);
  }
  const done = `A link went to ${person.email} and to ${email}. The address changes once both are followed, within a day`;
  return data({ of, done, result: submission.reply({ resetForm: true }) });
}

export default function ProfilePage() {
  const { person, places } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const answerTo = (of: "name" | "address") => (answer?.of === of ? answer : undefined);
  return (
    <>
      <NameForm name={person.name} answer={answerTo("name")} />
      <AddressForm email={person.email} answer={answerTo("address")} />
      <Places places={places} />
      <OwnData />
    </>
  );
}
