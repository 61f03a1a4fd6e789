import { data } from "@remix-run/node";

/** Everything that is nowhere in the table of contents. */
export function loader() {
  throw data("Not found", { status: 404 });
}

export default function NotFound() {
  return null;
}
