/** How somebody hears of one kind of news by mail. */
export const mailChoices = ["at_once", "daily", "off"] as const;
export type MailChoice = (typeof mailChoices)[number];

export type Wish = { inApp: boolean; mail: MailChoice };

/** What holds until somebody chooses otherwise. */
export const usualWish: Wish = { inApp: true, mail: "at_once" };

/** A kind of news as its reader chooses it. The key is kept with every choice and never changes its meaning. */
export type NewsChoice = { kind: string; name: string; sides: readonly ("vendor" | "partner")[] };

/** Kinds that belong together on the page of choices. */
export type NewsGroup = { title: string; text: string; kinds: NewsChoice[] };

/** Stands for the daily mail as a whole where its reader stops it. */
export const DAILY = "daily";
