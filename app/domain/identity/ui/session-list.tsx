import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { formatInstant, NOTHING } from "#app/ui/format.ts";
import { ScrollRegion, Section } from "#app/ui/page.tsx";
import { Badge, Status } from "#app/ui/status.tsx";

type Session = {
  key: string;
  browser: string;
  address: string | null;
  startedAt: Date;
  lastSeenAt: Date | null;
  current: boolean;
};

type SessionListProps = {
  sessions: Session[];
  /** How many were just ended. */
  ended: string | null;
  timeZone: string;
  today: Date;
};

/** Where somebody is signed in, and the way to end what is not theirs. */
export function SessionList({ sessions, ended, timeZone, today }: SessionListProps) {
  const others = sessions.filter(({ current }) => !current).length;
  const at = (instant: Date) => formatInstant(instant, timeZone, undefined, today);
  return (
    <>
      <Section
        title="Sessions"
        sub={`times in ${timeZone}`}
        actions={
          others > 0 && (
            <Form method="post">
              <Button type="submit" size="sm" name="intent" value="all-others">
                End all others
              </Button>
            </Form>
          )
        }
      >
        <p className="quiet">
          End what you do not know, and set another password: ending alone keeps nobody out who has
          it.
        </p>
        <p role="status">{ended && <EndedWord count={Number(ended)} />}</p>
      </Section>
      <ScrollRegion label="Sessions">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Browser</th>
              <th scope="col">Address</th>
              <th scope="col">Started</th>
              <th scope="col">Last seen</th>
              <th scope="col">
                <span className="sr">End it</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.key}>
                <th scope="row">
                  {session.browser} {session.current && <Badge>this one</Badge>}
                </th>
                <td>{session.address ?? NOTHING}</td>
                <td>{at(session.startedAt)}</td>
                <td>{session.lastSeenAt ? at(session.lastSeenAt) : NOTHING}</td>
                <td className="num">{!session.current && <EndOne session={session} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

const EndedWord = ({ count }: { count: number }) => (
  <Status mark="ok" tone="ok" small>
    {count === 1 ? "One session ended" : `${count} sessions ended`}
  </Status>
);

function EndOne({ session }: { session: Session }) {
  return (
    <Form method="post">
      <input type="hidden" name="session" value={session.key} />
      <Button type="submit" size="sm">
        End<span className="sr"> {session.browser}</span>
      </Button>
    </Form>
  );
}
