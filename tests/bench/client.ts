import { Agent, type IncomingHttpHeaders, request } from "node:http";

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: number;
  /** Kept only when asked for: turning every page into text would be measured, too. */
  body: Buffer;
};

type Ask = {
  method?: "GET" | "POST";
  form?: Record<string, string>;
  /** A body that is sent as it is, with its type. */
  body?: { type: string; bytes: Buffer };
  /** Who the proxy says is asking. */
  from?: string;
  plain?: boolean;
};

/** A browser as far as the server can tell: it keeps its connections, its cookies, and asks for compressed pages. */
export class Browser {
  private cookies = new Map<string, string>();
  private readonly agent: Agent;

  constructor(
    private readonly origin: string,
    connections = 1,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  ask(
    path: string,
    { method = "GET", form, body, from, plain = false }: Ask = {},
  ): Promise<Answer> {
    const sent = form
      ? {
          type: "application/x-www-form-urlencoded",
          bytes: Buffer.from(new URLSearchParams(form).toString()),
        }
      : body;
    const headers: Record<string, string | number> = {
      accept: "text/html",
      "accept-language": "en-GB,en;q=0.9",
      "user-agent":
        "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/147.0.0.0 Safari/537.36",
    };
    if (!plain) headers["accept-encoding"] = "gzip, deflate, br, zstd";
    if (this.cookies.size > 0) {
      headers.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    }
    if (from) headers["x-forwarded-for"] = from;
    if (sent) {
      headers["content-type"] = sent.type;
      headers["content-length"] = sent.bytes.length;
      headers.origin = this.origin;
      headers["sec-fetch-site"] = "same-origin";
    }
    return new Promise((done, fail) => {
      const asked = request(
        new URL(path, this.origin),
        { method, headers, agent: this.agent },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.once("error", fail);
          answer.once("end", () => {
            this.keep(answer.headers["set-cookie"] ?? []);
            const whole = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
            done({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              bytes: whole.length,
              body: whole,
            });
          });
        },
      );
      asked.once("error", fail);
      asked.end(sent?.bytes);
    });
  }

  /** The text of a page, or an exception when it is not one. */
  async page(path: string): Promise<string> {
    const answer = await this.ask(path, { plain: true });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer.body.toString("utf8");
  }

  close(): void {
    this.agent.destroy();
  }

  private keep(cookies: string[]): void {
    for (const cookie of cookies) {
      const [pair = ""] = cookie.split(";");
      const at = pair.indexOf("=");
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
