export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

export type PasswordProblem = "too-short" | "too-long" | "common" | "repeated" | "yours";

export const passwordProblems: Record<PasswordProblem, string> = {
  "too-short": `Write at least ${SHORTEST_PASSWORD} characters; a few words are easy to remember`,
  "too-long": `Write at most ${LONGEST_PASSWORD} characters`,
  common: "Many people use this one or one like it, so it is tried first",
  repeated: "It repeats itself, so it is as easy to guess as a short one",
  yours: "It is your own name or address",
};

type Owner = { email: string; name: string };

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Figures and signs at the ends are what everybody adds to a word. */
const coreOf = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

const repeatsItself = (text: string) => /^(.{1,4})\1*$/su.test(text);

/** Long and not the first guess; which kinds of characters it is made of does not matter. */
export function passwordProblem(
  password: string,
  { email, name }: Owner,
  common: ReadonlySet<string>,
): PasswordProblem | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return "too-short";
  if (length > LONGEST_PASSWORD) return "too-long";

  const lower = password.toLowerCase();
  if (repeatsItself(lower)) return "repeated";
  const core = coreOf(lower);
  const own = [email, email.split("@")[0] ?? "", name, name.split(/\s+/).reverse().join("")];
  const mine = new Set(own.map(lettersOf).filter(Boolean));
  if (mine.has(lettersOf(lower)) || mine.has(lettersOf(core))) return "yours";
  return common.has(lower) || common.has(core) ? "common" : null;
}
