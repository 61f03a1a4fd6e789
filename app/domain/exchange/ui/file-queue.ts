/** What became of a file that was sent, as the portal answers it. */
export type Answer = { ok: true; href: string; same: boolean } | { ok: false; words: string };

/** `broken`: nobody knows whether it arrived, so it is sent again. */
export type Outcome = Answer | "broken";

type Transport = (
  file: File,
  address: string,
  progress: (bytes: number) => void,
  signal: AbortSignal,
) => Promise<Outcome>;

export type SentFile = {
  no: number;
  name: string;
  bytes: number;
  /** How much of it has left this machine. */
  sent: number;
  state: "waiting" | "sending" | "pausing" | "sent" | "refused" | "broken";
  answer: Answer | null;
};

type Entry = SentFile & { file: File; address: string; tries: number };

/** Before each further try by itself, in milliseconds. */
export const PAUSES = [1_000, 3_000, 9_000, 27_000];
/** More at once are not quicker over one line. */
const AT_ONCE = 2;

/**
 * Sends files one by one, each by a request of its own. A connection that breaks is tried again after growing pauses;
 * sending again is safe, because the portal knows a file by its bytes.
 */
export class FileQueue {
  private entries: readonly Entry[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly stopped = new AbortController();
  private no = 0;

  constructor(
    private readonly transport: Transport,
    private readonly pause: (milliseconds: number) => Promise<void>,
    private readonly largest: number,
  ) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The same list until something changes. */
  snapshot = (): readonly SentFile[] => this.entries;

  add(files: readonly File[], address: (file: File) => string) {
    const added = files.map((file): Entry => {
      this.no += 1;
      const { name, size: bytes } = file;
      const words = bytes === 0 ? "The file is empty" : bytes > this.largest ? "Too large" : null;
      return {
        ...{ no: this.no, file, name, bytes, sent: 0, tries: 0, address: address(file) },
        state: words ? "refused" : "waiting",
        answer: words ? { ok: false, words } : null,
      };
    });
    this.set([...this.entries, ...added]);
    this.fill();
  }

  /** Once more, because somebody says so. */
  again(no: number) {
    this.change(no, { state: "waiting", tries: 0, sent: 0, answer: null });
    this.fill();
  }

  /** Takes away what is at its end, before others are sent. */
  clear() {
    this.set(this.entries.filter(isUnderWay));
  }

  stop() {
    this.stopped.abort();
  }

  private fill() {
    const busy = this.entries.filter(({ state }) => state === "sending").length;
    const next = this.entries.filter(({ state }) => state === "waiting");
    for (const entry of next.slice(0, Math.max(0, AT_ONCE - busy))) void this.send(entry);
  }

  private async send({ no, file, address, tries }: Entry) {
    this.change(no, { state: "sending", sent: 0 });
    const progress = (sent: number) => this.change(no, { sent });
    const outcome = await this.transport(file, address, progress, this.stopped.signal);
    if (this.stopped.signal.aborted) return;
    if (outcome !== "broken") {
      const end = outcome.ok
        ? ({ state: "sent", sent: file.size } as const)
        : { state: "refused" as const };
      this.change(no, { ...end, answer: outcome });
      return this.fill();
    }
    const pause = PAUSES[tries];
    this.change(no, { state: pause === undefined ? "broken" : "pausing", tries: tries + 1 });
    this.fill();
    if (pause === undefined) return;
    await this.pause(pause);
    // Somebody may have pressed the button meanwhile.
    if (this.stopped.signal.aborted || this.find(no)?.state !== "pausing") return;
    this.change(no, { state: "waiting" });
    this.fill();
  }

  private find = (no: number) => this.entries.find((entry) => entry.no === no);

  private change(no: number, change: Partial<Entry>) {
    this.set(this.entries.map((entry) => (entry.no === no ? { ...entry, ...change } : entry)));
  }

  private set(entries: readonly Entry[]) {
    this.entries = entries;
    for (const listener of this.listeners) listener();
  }
}

/** Leaving the page now would lose it. */
export const isUnderWay = ({ state }: Pick<SentFile, "state">): boolean =>
  state === "waiting" || state === "sending" || state === "pausing";
