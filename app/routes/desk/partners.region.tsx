import { Outlet } from "@remix-run/react";

export const handle = { crumb: "Partners" };

/** Gives a partner's page its way back to the list. */
export default function PartnersRegion() {
  return <Outlet />;
}
