type Line = { subject: string; path: string };

/** The news of a day in one mail. */
export const dailyLetter = (news: readonly Line[], origin: string) => ({
  subject: news.length === 1 ? "1 piece of news" : `${news.length} pieces of news`,
  text: news.map(({ subject, path }) => `${subject}\n${origin}${path}`).join("\n\n"),
});
