/** One line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The same where the line tells of a fault. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
