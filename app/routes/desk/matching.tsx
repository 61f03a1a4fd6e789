import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import {
  Link,
  Outlet,
  useActionData,
  useLoaderData,
  useParams,
  useSearchParams,
} from "@remix-run/react";
import { z } from "zod";

import { keepAsNew } from "#app/domain/customers/decisions/answer-matches.server.ts";
import { acceptLikeliest } from "#app/domain/customers/decisions/answer-selected.server.ts";
import { patternOf } from "#app/domain/customers/decisions/evidence-pattern.server.ts";
import type { Deciding } from "#app/domain/customers/decisions/make-decision.server.ts";
import { findDecision } from "#app/domain/customers/decisions/read-history.server.ts";
import { decisionWords } from "#app/domain/customers/ui/decisions/decision-words.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { listWaiting } from "#app/domain/revenue/matching/waiting-parties.server.ts";
import { WaitingList } from "#app/domain/revenue/ui/matching/waiting-list.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { PageHead, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";
import { ToastRegion } from "#app/ui/toast.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import {
  deciding,
  decisionOr404,
  idsIn,
  misunderstood,
  takeBack,
} from "./customer-decisions.server.ts";

export const meta: MetaFunction = () => [{ title: "Matching · Tributary" }];
export const handle = { crumb: "Matching" };

const Alike = z.uuid().nullable().catch(null);
const Page = z.coerce.number().int().min(1).max(1_000).catch(1);

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const { searchParams } = new URL(request.url);
  const page = Page.parse(searchParams.get("page"));
  return withScope(actor, async (tx) => {
    const { currency } = await findVendor(tx);
    const alike = Alike.parse(searchParams.get("alike"));
    const pattern = alike && (await patternOf(tx, alike));
    const done = await findDecision(tx, searchParams.get("done") ?? "");
    return {
      ...(await listWaiting(tx, { page, pattern })),
      ...{ currency, page, pattern, mayDecide: can(actor, "customer:decide") },
      done: done?.stands ? { id: done.id, text: decisionWords(done) } : null,
    };
  });
}

/** Answers many at once, or takes a decision back. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const form = await readForm(request);
  const { searchParams } = new URL(request.url);
  const decided = (await takeBack(actor, form)) ?? (await answerMany(deciding(actor), form));
  const { decisionId, refused } = decisionOr404(decided);
  return refused ?? redirect(`/desk/matching${withParams(searchParams, { done: decisionId })}`);
}

function answerMany(by: Deciding, form: FormData) {
  const partyIds = idsIn(form, "selected");
  if (form.get("intent") === "accept-best") return acceptLikeliest(by, partyIds);
  if (form.get("intent") === "keep-new") return keepAsNew(by, { partyIds, note: null });
  throw misunderstood();
}

export default function Matching() {
  const { parties, count, netMinor, more, page, pattern, currency, done, mayDecide } =
    useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { partyId } = useParams();
  const [params] = useSearchParams();
  const kept = withParams(params, { done: null }).replace(/^\?$/, "");
  const sum = formatMoney(netMinor, currency, undefined, { whole: true });
  return (
    <>
      <PageHead
        title="Matching"
        wideOnly={Boolean(partyId)}
        sub={count > 0 ? `${sum} of sales wait here` : undefined}
        actions={
          <LinkButton icon="undo" to="/desk/matching/history">
            History
          </LinkButton>
        }
      />
      {problem && <Notice tone="bad" title={problem} live />}
      <Split cols="list-record" open={partyId ? "record" : "list"}>
        <div>
          {parties.length > 0 ? (
            <WaitingList
              key={done?.id}
              {...{ parties, count, pattern, currency, kept, mayDecide }}
              currentId={partyId}
            />
          ) : pattern ? (
            <Empty title="Nobody waits who is like this">
              <Link className="link" to="/desk/matching">
                Show everybody
              </Link>
            </Empty>
          ) : (
            <Empty title="Everybody is known">
              Parties appear here when a source writes a customer so that it may be one of several.
            </Empty>
          )}
          {(page > 1 || more) && (
            <nav className="row-flex p-3" aria-label="Pages">
              {page > 1 && (
                <LinkButton size="sm" to={withParams(params, { page: String(page - 1) })}>
                  Earlier
                </LinkButton>
              )}
              {more && (
                <LinkButton size="sm" to={withParams(params, { page: String(page + 1) })}>
                  More
                </LinkButton>
              )}
            </nav>
          )}
        </div>
        <Outlet context={{ parties, kept }} />
      </Split>
      <ToastRegion
        toast={
          done && {
            ...done,
            ...(mayDecide && {
              undo: { action: "/desk/matching", fields: { intent: "undo", decisionId: done.id } },
            }),
          }
        }
      />
    </>
  );
}
