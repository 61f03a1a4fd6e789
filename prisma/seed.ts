// Nothing is lost that a second start would not make again, so that no commit needs to wait for the disk.
process.env.PGOPTIONS ??= "-c synchronous_commit=off";

try {
  // Only now, because the connections read it.
  const { seedDemo } = await import("./demo/seed-demo.ts");
  await seedDemo(new Date());
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
}
