import { endOfLocalDay, protectionEnd } from "#app/domain/programs/local-time.ts";
import type { ProgramRules } from "#app/domain/programs/program-rules.ts";
import { formatDay } from "#app/ui/format.ts";

type Family = { id: string; name: string };

/** What an approver gives where it is not what was asked for. */
export type GivenTerms = {
  /** Of the families that were asked for; all of them when nothing is said. */
  familyIds?: readonly string[] | undefined;
  /** The last day of the protection. */
  lastDay?: Date | undefined;
};

export type TermsRefusal =
  | { ok: false; reason: "no-family" }
  | { ok: false; reason: "too-long"; longest: Date }
  | { ok: false; reason: "in-the-past" };

export type SettledTerms = {
  ok: true;
  families: Family[];
  leftOut: Family[];
  protectedUntil: Date;
  /** What the programme would have given by itself. */
  usualUntil: Date;
  /** The last day that the approver chose. */
  lastDay: Date | null;
};

type Ground = {
  families: readonly Family[];
  rules: Pick<ProgramRules, "protectionDays" | "longestProtectionDays">;
  now: Date;
  timeZone: string;
};

/** What an approval protects and until when, within what the programme allows. */
export function settleGiven(
  { familyIds, lastDay }: GivenTerms,
  { families, rules, now, timeZone }: Ground,
): SettledTerms | TermsRefusal {
  const given = families.filter(({ id }) => !familyIds || familyIds.includes(id));
  if (given.length === 0) return { ok: false, reason: "no-family" };
  const { protectionDays, longestProtectionDays } = rules;
  const usualUntil = protectionEnd(now, protectionDays, timeZone);
  const longestDays = Math.max(protectionDays, longestProtectionDays ?? 0);
  const longest = protectionEnd(now, longestDays, timeZone);
  const protectedUntil = lastDay ? endOfLocalDay(lastDay, timeZone) : usualUntil;
  if (protectedUntil <= now) return { ok: false, reason: "in-the-past" };
  if (protectedUntil > longest) return { ok: false, reason: "too-long", longest };
  const leftOut = families.filter((family) => !given.includes(family));
  return {
    ok: true,
    families: given,
    leftOut,
    protectedUntil,
    usualUntil,
    lastDay: lastDay ?? null,
  };
}

/** What the partner reads of terms that are not those it asked for. */
export function givenNote(
  { leftOut, protectedUntil, usualUntil }: SettledTerms,
  dayOf: (instant: Date) => Date,
): string | null {
  const said = [
    leftOut.length > 0 && `Not part of it: ${leftOut.map(({ name }) => name).join(", ")}.`,
    protectedUntil.getTime() !== usualUntil.getTime() &&
      `Protected until ${formatDay(dayOf(protectedUntil))}, where the programme gives until ${formatDay(dayOf(usualUntil))}.`,
  ].filter(Boolean);
  return said.join(" ") || null;
}
