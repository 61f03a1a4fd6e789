import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { SightPage } from "#app/domain/identity/ui/sight-page.tsx";

import { loadWhy } from "../why.server.ts";

export const meta: MetaFunction = () => [{ title: "Why you see this · Tributary" }];

export const loader = (args: LoaderFunctionArgs) => loadWhy(args, "vendor");

export default function Why() {
  return <SightPage {...useLoaderData<typeof loader>()} />;
}
