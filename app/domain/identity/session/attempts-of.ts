import type { Visitor } from "./current-actor.server.ts";

/** Who sits there, in which session. */
export type Who = Pick<Visitor, "person" | "session">;

/**
 * Under which key a session's attempts are counted: its own, so that a stolen one does not use up those of the
 * person's others. Its beginning stays when it goes on under another id, which it may do as often as it likes.
 */
export const attemptsOf = ({ person, session }: Who) =>
  `${person.id} ${session.startedAt.getTime()}`;
