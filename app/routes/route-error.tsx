import { isRouteErrorResponse, useRouteError } from "@remix-run/react";

import { ErrorPage, failureOf } from "#app/ui/error-page.tsx";

/** What a failed route shows: a refusal by its status, anything else as our own fault, and never its text. */
export function RouteError() {
  const error = useRouteError();
  return <ErrorPage failure={isRouteErrorResponse(error) ? failureOf(error.status) : "broken"} />;
}
