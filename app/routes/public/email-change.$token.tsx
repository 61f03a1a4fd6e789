import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";

import {
  confirmEmailChange,
  readEmailChange,
  stopEmailChange,
} from "#app/domain/identity/profile/confirm-email-change.server.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Door } from "#app/ui/door.tsx";

import { actionHeaders } from "../action-headers.ts";
import { browserOf, tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";

export const meta: MetaFunction = () => [{ title: "Change of address · Tributary" }];

export const headers = actionHeaders;

export async function loader({ params }: LoaderFunctionArgs) {
  const change = await readEmailChange(params.token ?? "", now());
  const shown = change && {
    from: change.from,
    to: change.to,
    mayStop: change.purpose === "email_from",
  };
  return { change: shown };
}

type Answer = { title: string; text: string };

const gone: Answer = {
  title: "This link is over",
  text: "It was followed already, replaced by a newer one, stopped, or a day has passed.",
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const token = params.token ?? "";
  const allowed = await limit("link-address", browserOf(request, context).address ?? "");
  if (!allowed.ok) {
    const { sentence, init } = tooMany(allowed.seconds);
    return data<Answer>({ title: "Not now", text: sentence }, init);
  }
  if (form.get("intent") === "stop") {
    const stopped = await stopEmailChange(token, now());
    if (!stopped) return data(gone, { status: 410 });
    return data<Answer>({
      title: "The change is stopped",
      text: "Your login keeps its address. If you did not ask for the change, set another password.",
    });
  }
  const outcome = await confirmEmailChange(token, now());
  if (!outcome.ok && outcome.reason === "taken") {
    return data<Answer>(
      { title: "The address is taken", text: "Another login uses it by now. Nothing was changed." },
      { status: 409 },
    );
  }
  if (!outcome.ok) return data(gone, { status: 410 });
  return data<Answer>(
    outcome.done
      ? { title: "The address is changed", text: "From now on you sign in with the new one." }
      : {
          title: "Confirmed here",
          text: `It changes once the link that went to ${outcome.waitsFor} is followed as well.`,
        },
  );
}

export default function EmailChange() {
  const { change } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? (change ? null : gone);
  if (answer || !change) {
    return (
      <Door>
        <div className="door-words" role="status">
          <h1>{answer?.title}</h1>
          <p className="quiet">{answer?.text}</p>
          <LinkButton kind="primary" to="/">
            Go on
          </LinkButton>
        </div>
      </Door>
    );
  }
  return (
    <Door>
      <Form method="post">
        <h1>Change of address</h1>
        <p className="quiet">
          Your login changes from {change.from} to {change.to} once both addresses confirm it.
        </p>
        <Button kind="primary" type="submit" name="intent" value="confirm">
          Confirm the change
        </Button>
        {change.mayStop && (
          <Button type="submit" name="intent" value="stop">
            Stop it
          </Button>
        )}
      </Form>
    </Door>
  );
}
