const literally = (words: string) => words.replace(/[\\%_]/g, "\\$&");

/** The pattern of `like` for text that holds the words, in which `%`, `_` and `\` stand for themselves. */
export const patternContaining = (words: string) => `%${literally(words)}%`;

/** The same as a filter of Prisma's, which hands wildcards through as they are. */
export const containing = (words: string) => ({
  contains: literally(words),
  mode: "insensitive" as const,
});
