import { Outlet } from "@remix-run/react";

export const handle = { crumb: "Scope certificate" };

export default function ScopePlace() {
  return <Outlet />;
}
