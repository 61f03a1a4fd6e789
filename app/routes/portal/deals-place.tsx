import { Outlet } from "@remix-run/react";

export const handle = { crumb: "Deals" };

/** Every page about deals is under one name. */
export default function DealsPlace() {
  return <Outlet />;
}
