import { Outlet } from "@remix-run/react";

export const handle = { crumb: "Customer value" };

/** Gives the pages of customer value their way back. */
export default function ValuePlace() {
  return <Outlet />;
}
