import { Outlet } from "@remix-run/react";

export const handle = { crumb: "Customers" };

/** Gives a customer's page its way back to the list. */
export default function Customers() {
  return <Outlet />;
}
