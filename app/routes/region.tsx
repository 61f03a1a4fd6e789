import { Outlet } from "@remix-run/react";

import { RouteError } from "./route-error.tsx";

/** Holds the page inside the frame, so that a page that fails leaves the frame standing. */
export default function Region() {
  return <Outlet />;
}

export const ErrorBoundary = RouteError;
