import { data, redirect } from "@remix-run/node";

import {
  beginAuthenticator,
  removeAuthenticator,
} from "#app/domain/identity/second-factor/authenticator.server.ts";
import { PasskeyName } from "#app/domain/identity/second-factor/passkey.schema.ts";
import {
  removePasskey,
  renamePasskey,
} from "#app/domain/identity/second-factor/passkeys.server.ts";
import type { Self } from "#app/domain/identity/second-factor/second-factor-notice.server.ts";

const page = "/account/security";
const done = (what: string) => redirect(`${page}?done=${what}`);
const unknown = () => data("Not found", { status: 404 });

/** What the buttons of the page ask for. The passkey that is meant stands in the address, as in the page's links. */
export async function changeFactors(self: Self, form: FormData, searchParams: URLSearchParams) {
  switch (form.get("intent")) {
    case "begin-app":
      await beginAuthenticator(self.person);
      return redirect(`${page}/app`);
    case "remove-app":
      await removeAuthenticator(self);
      return done("app-removed");
    case "remove-passkey":
      if (!(await removePasskey(self, searchParams.get("remove") ?? ""))) throw unknown();
      return done("passkey-removed");
    case "rename-passkey":
      return rename(self, searchParams.get("rename") ?? "", form);
    default:
      throw data("Not understood", { status: 400 });
  }
}

async function rename({ person }: Self, id: string, form: FormData) {
  const name = PasskeyName.safeParse(form.get("name"));
  if (!name.success) {
    return data({ nameErrors: name.error.issues.map(({ message }) => message) }, { status: 400 });
  }
  if (!(await renamePasskey(person.id, id, name.data))) throw unknown();
  return done("passkey-renamed");
}
