import { roleNames } from "#app/domain/identity/permissions.ts";
import type { Column } from "#app/platform/export/column.ts";

import type { TeamMember } from "./team-list.tsx";

/** Who works at a place, as a file. */
export const teamColumns: Column<TeamMember>[] = [
  { head: "Name", kind: "text", of: ({ name }) => name },
  { head: "E-mail", kind: "text", of: ({ email }) => email, width: 36 },
  { head: "Title", kind: "text", of: ({ title }) => title },
  { head: "Role", kind: "text", of: ({ role }) => roleNames[role] },
  { head: "Second factor", kind: "text", of: ({ secondFactor }) => (secondFactor ? "yes" : "no") },
  { head: "Since", kind: "instant", of: ({ createdAt }) => createdAt },
  { head: "Last seen", kind: "instant", of: ({ lastSeenAt }) => lastSeenAt },
];
