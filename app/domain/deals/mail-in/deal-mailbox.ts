/** The address as `deals+<vendor>.<token>@<host>`: it names the vendor, so that one vendor's rows are asked. */
const ADDRESS = /(?:^|[\s<,;:"])deals\+([1-9]\d{0,9})\.([a-z0-9]{24})@/i;

export type MailboxKey = { vendorId: number; token: string };

export const mailboxAddress = ({ vendorId, token }: MailboxKey, host: string) =>
  `deals+${vendorId}.${token}@${host}`;

/** The first of our addresses among those that a mail names. */
export function mailboxIn(addresses: readonly string[]): MailboxKey | null {
  for (const text of addresses) {
    const [, vendor, token] = ADDRESS.exec(text) ?? [];
    const vendorId = Number(vendor);
    if (token && vendorId <= 2_147_483_647) return { vendorId, token: token.toLowerCase() };
  }
  return null;
}
