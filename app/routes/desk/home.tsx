import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayWords, leftWords } from "#app/domain/deals/ui/due-words.ts";
import { DeadlineToDos } from "#app/domain/deals/ui/lists/deadline-to-dos.tsx";
import { lookOf, placeOf, todoWords } from "#app/domain/deals/ui/review/queue-words.ts";
import { LateToDos } from "#app/domain/exchange/calendar/ui/late-to-dos.tsx";
import { WaitingFilesToDo } from "#app/domain/exchange/ui/waiting-files-to-do.tsx";
import { now } from "#app/platform/clock.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";
import { Todo, TodoList } from "#app/ui/todo.tsx";

import { requireActor } from "../guard.server.ts";
import { readToday } from "./today.server.ts";

export const meta: MetaFunction = () => [{ title: "Today · Tributary" }];
export const handle = { crumb: "Today" };

export async function loader({ request }: LoaderFunctionArgs) {
  return readToday(await requireActor(request, "vendor", "deal:read"), now());
}

export default function TodayPage() {
  const today = useLoaderData<typeof loader>();
  const { clock, deals, toDecide, mistakes, late, invitations } = today;
  const ending = today.deadlines && today.deadlines.ending > 0 ? 1 : 0;
  const waiting = today.waitingFiles > 0 ? 1 : 0;
  const count = toDecide + ending + waiting + mistakes.length + late.length + invitations.length;
  return (
    <>
      <PageHead
        title={formatDay(clock.today)}
        sub={
          count === 0
            ? "Nothing waits for you"
            : `${count} ${count === 1 ? "thing" : "things"} wait`
        }
        actions={
          today.decidesDeals && (
            <LinkButton kind="primary" to="/desk/deals">
              Open the queue
            </LinkButton>
          )
        }
      />
      <div className="divide">
        {count === 0 ? (
          <Empty
            title="All done"
            actions={<LinkButton to="/desk/revenue">See the revenue</LinkButton>}
          >
            Registrations to decide, files with refused rows, late reports and invitations to joint
            accounts come up here.
          </Empty>
        ) : (
          <TodoList label="What waits">
            <Deals {...{ deals, clock, toDecide }} />
            {today.deadlines && (
              <DeadlineToDos deadlines={today.deadlines} named={deals.length} clock={clock} />
            )}
            <LateToDos late={late} today={clock.today} />
            <WaitingFilesToDo count={today.waitingFiles} base="/desk/submissions" />
            {mistakes.map((file) => (
              <Todo
                key={file.id}
                mark="warn"
                tone="bad"
                title={`${file.partnerName ?? "Own file"}: ${file.fileName}`}
                text={
                  file.refused
                    ? "The file could not be read"
                    : `${file.rowsRefused} of ${file.rowsRead} rows were refused`
                }
                when={dayWords(file.createdAt, clock)}
                action={
                  <LinkButton size="sm" to={`/desk/submissions/${file.id}`}>
                    See the rows
                  </LinkButton>
                }
              />
            ))}
            {invitations.map((account) => (
              <Todo
                key={account.id}
                mark="overlap"
                tone="live"
                title={`${account.title}: ${account.partnerName} invites you to a joint account`}
                when={dayWords(account.createdAt, clock)}
                action={
                  <LinkButton size="sm" to={`/desk/accounts/${account.id}`}>
                    Read the offer
                  </LinkButton>
                }
              />
            ))}
          </TodoList>
        )}
      </div>
    </>
  );
}

type DealsProps = Pick<
  ReturnType<typeof useLoaderData<typeof loader>>,
  "deals" | "clock" | "toDecide"
>;

function Deals({ deals, clock, toDecide }: DealsProps) {
  return (
    <>
      {deals.map((item) => (
        <Todo
          key={`${item.kind}${item.id}`}
          mark={lookOf(item).mark}
          tone={item.dueAt && item.dueAt < clock.now ? "warn" : "live"}
          title={`${item.customerName}: ${formatMoney(item.valueMinor, item.currency, undefined, { whole: true })}`}
          text={todoWords(item)}
          when={item.dueAt ? leftWords(item.dueAt, clock) : ""}
          action={
            <LinkButton size="sm" to={placeOf(item)}>
              {item.kind === "registration" ? "Decide" : "Answer"}
            </LinkButton>
          }
        />
      ))}
      {toDecide > deals.length && (
        <Todo
          mark="dot"
          title={`${toDecide - deals.length} more wait in the queue`}
          action={
            <LinkButton size="sm" to="/desk/deals">
              Open the queue
            </LinkButton>
          }
        />
      )}
    </>
  );
}
