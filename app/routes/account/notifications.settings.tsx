import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { choicesOf, saveChoices } from "#app/domain/identity/notifications/choices.server.ts";
import { wishesFrom } from "#app/domain/identity/notifications/wish-form.ts";
import { NewsChoices } from "#app/domain/identity/ui/news-choices.tsx";
import { now } from "#app/platform/clock.server.ts";

import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";
import { newsGroups } from "./news-groups.ts";

export const handle = { crumb: "What you hear of" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, person } = await requireVisitor(request);
  return {
    groups: newsGroups(actor.audience),
    wishes: await choicesOf(actor),
    email: person.email,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireVisitor(request);
  const wishes = wishesFrom(await readForm(request), newsGroups(actor.audience));
  await saveChoices(actor, wishes, now());
  return redirect("/account/notifications/settings?done=saved");
}

export default function NotificationSettings() {
  const loaded = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return <NewsChoices {...loaded} saved={params.get("done") === "saved"} />;
}
