import chromium from "@sparticuz/chromium";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
];

/** The Chromium that comes with npm, unpacked once to the system's temp folder, or CHROMIUM_PATH. */
export async function chromiumLaunchOptions() {
  const own = process.env.CHROMIUM_PATH;
  if (own) return { executablePath: own, args: quiet };
  // Made for one page in one process; tests open several.
  const args = chromium.args.filter((arg) => !/headless|single-process|no-zygote/.test(arg));
  return { executablePath: await chromium.executablePath(), args: [...args, ...quiet] };
}
