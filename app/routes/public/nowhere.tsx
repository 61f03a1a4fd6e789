import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form } from "@remix-run/react";

import { Brand } from "#app/ui/brand.tsx";
import { Button } from "#app/ui/button.tsx";

import { visitorOf } from "../guard.server.ts";

/** For somebody who can sign in but works nowhere any more. */
export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await visitorOf(request);
  if (!visitor) throw redirect("/sign-in");
  if (visitor.membership) throw redirect("/");
  return { email: visitor.person.email };
}

export default function Nowhere() {
  return (
    <main className="door">
      <section className="door-form">
        <Brand />
        <Form method="post" action="/sign-out">
          <h1>No company yet</h1>
          <p className="quiet">
            This login belongs to no vendor and no partner at the moment. Ask the person who invited
            you to add you again, then sign in.
          </p>
          <Button type="submit">Sign out</Button>
        </Form>
      </section>
    </main>
  );
}
