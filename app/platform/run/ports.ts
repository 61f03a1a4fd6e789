import { createServer } from "node:net";

import { OperatorError } from "./operator-error.ts";

/** A loopback port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => done(port));
    });
  });
}

/** Refuses in words when the address cannot be listened on. */
export function assertPortFree(port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => fail(refusal(error, port, host)));
    server.listen(port, host, () => server.close(() => done()));
  });
}

function refusal(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new OperatorError(
        `Port ${port} is taken. Set PORT to another, e.g. PORT=${port + 1} npm start`,
      );
    case "EACCES":
      return new OperatorError(
        `Port ${port} needs more rights than this user has. Set PORT to one above 1023`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new OperatorError(`This machine has no address ${host}. Set HOST to one it has`);
    default:
      return error;
  }
}
