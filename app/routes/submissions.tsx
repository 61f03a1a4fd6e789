import { Outlet } from "@remix-run/react";

export const handle = { crumb: "Submissions" };

/** Gives every page of submissions its way back to the list. */
export default function Submissions() {
  return <Outlet />;
}
