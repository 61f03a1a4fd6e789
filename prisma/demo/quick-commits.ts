// Nothing is lost here that a second start would not make again, so that no commit needs to wait for the disk.
process.env.PGOPTIONS ??= "-c synchronous_commit=off";
