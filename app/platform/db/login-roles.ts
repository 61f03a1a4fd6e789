import { createHmac } from "node:crypto";

import { OperatorError } from "../run/operator-error.ts";

/** What the running application connects with. None of them is the owner. */
export type DatabaseUrls = { appUrl: string; jobsUrl: string; loaderUrl: string };

export type LoginRole = {
  name: string;
  /** The role whose rights it has. */
  group: "tributary_app" | "tributary_jobs" | "tributary_loader";
  password: string | undefined;
  url: string;
  bypassesRowSecurity: boolean;
};

export type LoginRoles = Record<"app" | "jobs" | "loader", LoginRole>;

export const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));

/**
 * The three roles that log in to this database. Their passwords follow from the owner's, so every
 * process that knows DATABASE_URL knows them and none is stored. Their names stay clear of the
 * groups' names also when the database is called tributary.
 */
export function loginRoles(ownerUrl: string): LoginRoles {
  const database = databaseOf(ownerUrl);
  if (Buffer.byteLength(database) > 56) {
    throw new OperatorError(`The database name ${database} is longer than 56 bytes`);
  }
  const role = (suffix: string, group: LoginRole["group"]): LoginRole => {
    const name = `${database}_${suffix}`;
    const url = new URL(ownerUrl);
    // Without a password there is no secret to derive from: the server lets roles in by other means.
    const password = url.password
      ? createHmac("sha256", decodeURIComponent(url.password)).update(name).digest("hex")
      : undefined;
    url.username = encodeURIComponent(name);
    url.password = password ?? "";
    return {
      name,
      group,
      password,
      url: url.href,
      bypassesRowSecurity: group === "tributary_loader",
    };
  };
  return {
    app: role("web", "tributary_app"),
    jobs: role("worker", "tributary_jobs"),
    loader: role("copier", "tributary_loader"),
  };
}
