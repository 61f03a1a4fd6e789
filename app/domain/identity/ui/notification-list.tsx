import { Form, Link } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Chip, Chips } from "#app/ui/filter-bar.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

type Told = {
  id: string;
  subject: string;
  text: string;
  createdAt: Date;
  readAt: Date | null;
};

type NotificationListProps = {
  notifications: Told[];
  unreadOnly: boolean;
  /** Where older ones go on. */
  older: string | null;
  /** Somewhere in the middle of the list. */
  later: boolean;
  timeZone: string;
  today: Date;
};

/** What somebody was told, the newest first. Opening one leads to what it is about, and it is read. */
export function NotificationList(props: NotificationListProps) {
  const { notifications, unreadOnly, older, later, timeZone, today } = props;
  const [newest] = notifications;
  const here = unreadOnly ? "?show=unread" : "?";
  return (
    <>
      <Section
        title="Notifications"
        actions={
          <>
            <Chips>
              <Chip to={unreadOnly ? "?" : "?show=unread"} pressed={unreadOnly}>
                Unread
              </Chip>
            </Chips>
            {newest && notifications.some(({ readAt }) => !readAt) && (
              <Form method="post">
                <input type="hidden" name="upTo" value={newest.createdAt.toISOString()} />
                <Button type="submit" size="sm" name="intent" value="read-all">
                  Mark all as read
                </Button>
              </Form>
            )}
            <LinkButton size="sm" icon="sliders" to="/account/notifications/settings">
              Choose
            </LinkButton>
          </>
        }
      >
        {later && (
          <Link className="link small" to={here}>
            Back to the newest
          </Link>
        )}
      </Section>
      {notifications.length === 0 ? (
        <Empty title={unreadOnly ? "Everything is read" : "Nothing yet"}>
          Decisions, questions and deadlines of what you work on come up here.
        </Empty>
      ) : (
        <ul className="news divide" aria-label="Notifications">
          {notifications.map(({ id, subject, text, createdAt, readAt }) => (
            <li key={id} data-unread={readAt ? undefined : ""}>
              <Form method="post">
                <input type="hidden" name="id" value={id} />
                <button type="submit" name="intent" value="open">
                  <span className="two">
                    <span className="clip">
                      {!readAt && <span className="sr">Unread: </span>}
                      {subject}
                    </span>
                    <small className="clip">{text}</small>
                  </span>
                  <time dateTime={createdAt.toISOString()}>
                    {formatInstant(createdAt, timeZone, undefined, today)}
                  </time>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {older && (
        <nav className="pager" aria-label="Pages">
          <LinkButton
            size="sm"
            to={`?${new URLSearchParams({ ...(unreadOnly && { show: "unread" }), before: older })}`}
          >
            Older
          </LinkButton>
        </nav>
      )}
    </>
  );
}
