import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { approverNames } from "#app/domain/programs/approval/approver-names.server.ts";
import { listChains } from "#app/domain/programs/approval/chains.server.ts";
import { arrangeChain } from "#app/domain/programs/approval/edit-chains.server.ts";
import { ruleNames } from "#app/domain/programs/rule-names.server.ts";
import { ChainList } from "#app/domain/programs/ui/chain-list.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Approvals" };
export const meta: MetaFunction = () => [{ title: "Approvals · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  return withScope(actor, async (tx) => ({
    chains: await listChains(tx),
    names: await ruleNames(tx),
    people: await approverNames(tx),
  }));
}

const Move = z.object({ intent: z.enum(["up", "down"]), id: z.uuid() });

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  const move = Move.safeParse(Object.fromEntries(await readForm(request)));
  if (!move.success) throw data("Not understood", { status: 400 });
  await arrangeChain(actor, move.data.id, move.data.intent);
  return redirect("/desk/admin/approvals?done=moved");
}

const done = {
  moved: "The order was changed",
  saved: "The chain was saved",
  removed: "The chain was removed",
};

export default function Approvals() {
  return (
    <>
      <PageHead
        title="Approvals"
        sub="The first chain that is for a deal decides who approves it"
        actions={
          <>
            <LinkButton to="/desk/admin/programs/preview">Preview a deal</LinkButton>
            <LinkButton to="/desk/admin/approvals/new" kind="primary" icon="plus">
              Add a chain
            </LinkButton>
          </>
        }
      />
      <Done words={done} />
      <ChainList {...useLoaderData<typeof loader>()} />
    </>
  );
}
