/** Tables that belong to no vendor, and why. One that is not here is a fault. */
export const globalTables: Record<string, string> = {
  person:
    "One login may serve several vendors; where somebody works is in membership, which is closed",
  session: "Read before it is known who asks; only hashes of session ids are kept",
  token:
    "What a link in a mail stands for, before it is known who follows it; only hashes are kept",
  passkey: "What people sign in with",
  recovery_code: "What people sign in with; only hashes are kept",
  rate_limit: "Counts attempts before it is known who makes them",
  _prisma_migrations: "Which versions of the schema were applied; holds nobody's data",
};

/** Functions that see more than who calls them, and what each may answer. One that is not here is a fault. */
export const definerAnswers: Record<string, string> = {
  "identity.memberships_of": "Where one person works, for signing in",
  "identity.key_of": "Whose an API key is and what it may do, for who holds the key",
  "identity.works_elsewhere":
    "Whether another company relies on one person's login; yes or no, and not which",
  "identity.vendor_ids": "The numbers of the vendors, for work that comes by the clock",
  "accounts.opened":
    "A joint account and the level one side granted; for the functions below alone",
  "accounts.level_of": "The level at which the other side shows a facet of a joint account",
  "accounts.pipeline":
    "Open deals of a joint account, at the level granted, without other partners' names",
  "accounts.revenue":
    "What a joint account's customer bought, at the level granted and street value",
  "accounts.installed_base": "Units at a joint account's customer, at the level granted",
  "accounts.contacts":
    "Whom the other side knows at a joint account's customer, at the level granted",
  "revenue.own_stock":
    "Units that lie with the asking partner; what it paid where the vendor invoiced it itself",
  "revenue.own_uncovered": "Units of the asking partner’s own lines that no sell-in covers",
  "hooks.on_deal_event":
    "Nothing; puts a job into the queue when somebody listens to what happens to a deal",
  "deals.guest_access":
    "What a distributor’s colleague may do on the team of one deal; for the two functions below",
  "deals.guest_comments":
    "What both sides said about a deal, to a distributor’s colleague on its team",
  "deals.guest_files": "The shared files of a deal, to a distributor’s colleague on its team",
  "jobs.enqueue": "Nothing; puts a job into the queue",
  "audit.seal_entry": "Nothing; seals an audit entry when its transaction commits",
  "privacy.rewrite":
    "How many rows it wrote: takes a person out of one row, while a confirmed erasure is under way",
  "privacy.clear_audit": "How many entries it took the detail out of, when their days are over",
};
