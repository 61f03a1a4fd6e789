import { Outlet } from "@remix-run/react";

export const handle = { crumb: "Joint accounts" };

/** Gives every page of joint accounts, on either side, its way back to the list. */
export default function JointAccounts() {
  return <Outlet />;
}
