import type { ReportedKind } from "./reporting-agreement.ts";

/** A file that was read and waits for a word: its lines count once it is applied. */
export type WaitingReport = {
  partnerId: string;
  kind: ReportedKind;
  firstDay: Date;
  lastDay: Date;
};

type Period = {
  partnerId: string;
  kind: ReportedKind;
  firstDay: Date;
  lastDay: Date;
  reportedAt: Date | null;
};

/** Marks the periods that wait for nothing but somebody's word about a file that came. */
export const withWaiting = <P extends Period>(
  periods: readonly P[],
  waiting: readonly WaitingReport[],
): (P & { waits: boolean })[] =>
  periods.map((period) => ({
    ...period,
    waits:
      period.reportedAt === null &&
      waiting.some(
        ({ partnerId, kind, firstDay, lastDay }) =>
          partnerId === period.partnerId &&
          kind === period.kind &&
          firstDay <= period.lastDay &&
          lastDay >= period.firstDay,
      ),
  }));
