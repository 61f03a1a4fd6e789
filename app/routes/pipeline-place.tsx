import { Outlet } from "@remix-run/react";

export const handle = { crumb: "Pipeline" };

/** Gives the lists behind the figures, on either side, their way back. */
export default function PipelinePlace() {
  return <Outlet />;
}
