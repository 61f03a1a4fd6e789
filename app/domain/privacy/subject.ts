/** Who is sought, in the forms in which values are compared. */
export type Subject = {
  mails: string[];
  phones: string[];
  names: string[];
  /** What stands beside a mail address that is theirs: words to look for in texts, and no proof by themselves. */
  besides: { names: string[]; phones: string[] };
  /** Of those, what others have as well: it is theirs at their own deals alone. */
  near: { names: string[]; phones: string[]; deals: string[] };
  /** Customers that are this person. */
  customers: string[];
  /** One of our own users, who is none any more. */
  user: { personId: string; membershipId: string; name: string; onlyOfName: boolean } | null;
};

export const plainMail = (text: string) => text.trim().toLowerCase();
export const plainName = (text: string) => text.trim().replace(/\s+/g, " ").toLowerCase();

/** The last eight digits: how a number is written before them differs by who dials. */
export function plainPhone(text: string): string {
  const digits = text.replace(/\D/g, "");
  return digits.length < 7 ? "" : digits.slice(-8);
}

const given = (texts: (string | null | undefined)[], plain: (text: string) => string) => [
  ...new Set(texts.map((text) => plain(text ?? "")).filter((text) => text !== "")),
];

export const subjectOf = (asked: {
  mail?: string;
  phone?: string;
  name?: string;
  user?: Subject["user"];
}): Subject => ({
  mails: given([asked.mail], plainMail),
  phones: given([asked.phone], plainPhone),
  names: given([asked.name], plainName),
  besides: { names: [], phones: [] },
  near: { names: [], phones: [], deals: [] },
  customers: [],
  user: asked.user ?? null,
});

/** With names and numbers that stood beside what is theirs. */
export function knowingAlso(subject: Subject, names: string[], phones: string[]): Subject {
  const { besides } = subject;
  return {
    ...subject,
    besides: {
      names: given([...besides.names, ...names], plainName),
      phones: given([...besides.phones, ...phones], plainPhone),
    },
  };
}

/** Who it is in a row: at their own deals, what others have as well says it, too. */
export function nearTo(subject: Subject, table: string, row: Record<string, unknown>): Subject {
  const { names, phones, deals } = subject.near;
  const deal = table === "deal" ? row.id : row.deal_id;
  if (typeof deal !== "string" || !deals.includes(deal)) return subject;
  return knowingAlso(subject, names, phones);
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const unique = (texts: string[]) => [...new Set(texts)];

/** A name of one word says too little to be taken out of texts. */
const tellingName = (name: string) => name.includes(" ") && name.length >= 5;

/** What finds their words in a text, for JavaScript and PostgreSQL alike; nothing where no words are telling. */
export function patternOf({ mails, phones, names, besides }: Subject): string | null {
  const told = [
    ...mails.map(escaped),
    ...unique([...phones, ...besides.phones]).map((digits) => {
      // The code of a country or an exchange before them belongs to the number as well.
      const own = [...digits].join("[ ()./-]{0,3}");
      return `(?:\\+|0)[0-9 ()./-]{0,9}${own}|${own}`;
    }),
    ...unique([...names, ...besides.names])
      .filter(tellingName)
      .sort((a, b) => b.length - a.length)
      .map((name) => name.split(" ").map(escaped).join("\\s+")),
  ];
  return told.length > 0 ? told.join("|") : null;
}

/** The same with the edges of words: "Ann Bergman" is not "Ann Berg". */
export function wordsOf(subject: Subject): RegExp | null {
  const pattern = patternOf(subject);
  return pattern === null
    ? null
    : new RegExp(
        `(?<![\\p{L}\\p{N}])(?:${pattern.replaceAll("\\-", "-")})(?![\\p{L}\\p{N}])`,
        "giu",
      );
}
