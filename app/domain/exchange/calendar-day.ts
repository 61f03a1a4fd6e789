/** The calendar day of an instant where somebody is, as midnight UTC. */
export function calendarDay(at: Date, timeZone: string): Date {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
  return new Date(`${day}T00:00:00Z`);
}
