import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";

import { readStoppable, stopMails } from "#app/domain/identity/notifications/stop-mails.server.ts";
import { DAILY } from "#app/domain/identity/notifications/wish.ts";
import { now } from "#app/platform/clock.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Door } from "#app/ui/door.tsx";

import { newsName } from "../account/news-groups.ts";
import { readForm } from "../form.server.ts";

export const meta: MetaFunction = () => [{ title: "Mails · Tributary" }];

const gone = () => data("Not found", { status: 404 });

/** Opening the link changes nothing: programs that look into mails open it as well. */
export async function loader({ params }: LoaderFunctionArgs) {
  const found = await readStoppable(params.secret ?? "");
  if (!found) throw gone();
  return { ...found, name: newsName(found.kind), daily: found.kind === DAILY };
}

/** A mailbox posts the link by itself when its reader says so there (RFC 8058); anything but "again" is a stop. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const mail = form.get("intent") === "again" ? ("at_once" as const) : ("off" as const);
  if (!(await stopMails(params.secret ?? "", mail, now()))) throw gone();
  return null;
}

export default function Unsubscribe() {
  const { name, vendorName, stopped, daily } = useLoaderData<typeof loader>();
  return (
    <Door>
      <Form method="post">
        <h1>{stopped ? "No more of these mails" : "Stop these mails?"}</h1>
        <p className="quiet" role="status">
          {name}, from {vendorName}.{" "}
          {stopped
            ? "You still find it in the portal, unless you chose otherwise there."
            : "Other mails are not touched by it."}
        </p>
        {!stopped && (
          <Button kind="primary" type="submit" name="intent" value="stop">
            Stop these mails
          </Button>
        )}
        {stopped && !daily && (
          <Button type="submit" name="intent" value="again">
            Send them again
          </Button>
        )}
        <Link className="link small" to="/account/notifications/settings">
          Choose what you hear of
        </Link>
      </Form>
    </Door>
  );
}
