import { Link } from "@remix-run/react";

import { formatDay } from "#app/ui/format.ts";

type DayAsSentProps = {
  day: Date;
  /** The file's page, open at the row; null for who may not read it. */
  row: { at: string; title: string } | null;
};

/** The day of a line, which opens the row as it was sent. */
export function DayAsSent({ day, row }: DayAsSentProps) {
  if (!row) return formatDay(day);
  return (
    <Link className="row-link" to={row.at} title={row.title}>
      {formatDay(day)}
    </Link>
  );
}
