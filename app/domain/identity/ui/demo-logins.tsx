import { Form } from "@remix-run/react";

type Login = { role: string; name: string; email: string; password: string; what: string };

/** The people of the demo, each one press away. */
export function DemoLogins({ logins, action }: { logins: Login[]; action: string }) {
  return (
    <section className="demo-logins" aria-labelledby="demo-logins">
      <h2 id="demo-logins">Or look around as</h2>
      <ul>
        {logins.map((login) => (
          <li key={login.email}>
            <Form method="post" action={action}>
              <input type="hidden" name="email" value={login.email} />
              <input type="hidden" name="password" value={login.password} />
              <button type="submit">
                <b>{login.name}</b>
                <small>{login.role}</small>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
