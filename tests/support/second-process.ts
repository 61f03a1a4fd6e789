import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

type Question = { who: string } | { limit: [string, string] };

/** Another process of the application on the same database, which answers questions one at a time. */
export function secondProcess() {
  const script = new URL("./answers-questions.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  return {
    async ask(question: Question): Promise<unknown> {
      const answer = once(lines, "line");
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const [line] = await answer;
      return JSON.parse(String(line));
    },
    async end() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}
