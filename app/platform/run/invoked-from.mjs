/** Where the person stands who runs a command: npm runs it in the project's folder. */
export const invokedFrom = process.env.INIT_CWD ?? process.cwd();
