import { accountNews } from "#app/domain/accounts/account-news.ts";
import { dealNews } from "#app/domain/deals/ui/news-words.ts";
import { reportNews } from "#app/domain/exchange/calendar/report-news.ts";
import { DAILY, type NewsGroup } from "#app/domain/identity/notifications/wish.ts";
import { partnerNews } from "#app/domain/partners/partner-news.ts";
import { privacyNews } from "#app/domain/privacy/privacy-news.ts";

const groups: NewsGroup[] = [dealNews, accountNews, reportNews, partnerNews, privacyNews];

/** The kinds of news that a side gets, from every room. */
export const newsGroups = (side: "vendor" | "partner"): NewsGroup[] =>
  groups
    .map((group) => ({ ...group, kinds: group.kinds.filter(({ sides }) => sides.includes(side)) }))
    .filter(({ kinds }) => kinds.length > 0);

const names = new Map(groups.flatMap(({ kinds }) => kinds.map(({ kind, name }) => [kind, name])));

/** A kind as its reader knows it. One that is told no more has no name. */
export const newsName = (kind: string): string =>
  kind === DAILY ? "The daily mail" : (names.get(kind) ?? "News");
