import { Outlet } from "@remix-run/react";

export const handle = { crumb: "Audit trail" };

export default function AuditPlace() {
  return <Outlet />;
}
