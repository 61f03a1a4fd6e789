import { Outlet, useRouteError } from "@remix-run/react";

import { ErrorPage } from "#app/ui/error-page.tsx";

/** Holds the page inside the frame, so that a page that fails leaves the frame standing. */
export default function Region() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
