import { Outlet } from "@remix-run/react";

export const handle = { crumb: "Reporting" };

/** Gives a partner's calendar its way back to all of them. */
export default function ReportingPlace() {
  return <Outlet />;
}
