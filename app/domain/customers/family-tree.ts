export type Member = {
  id: string;
  name: string;
  city: string | null;
  /** Null at the top. */
  parentId: string | null;
};

/** A company of a family with what it bought itself, and with everybody below it. */
export type FamilyLine = Member & {
  depth: number;
  ownMinor: bigint;
  rolledMinor: bigint;
  /** Everybody below it, however far. */
  below: number;
};

/** A family as a tree is read, who brings most first on each level. What a company brings holds what is below it. */
export function familyLines(
  members: readonly Member[],
  topId: string,
  ownOf: (id: string) => bigint,
): FamilyLine[] {
  const children = new Map<string, Member[]>();
  for (const member of members) {
    if (member.parentId === null || member.id === topId) continue;
    children.set(member.parentId, [...(children.get(member.parentId) ?? []), member]);
  }
  const linesOf = (member: Member, depth: number): FamilyLine[] => {
    const branches = (children.get(member.id) ?? []).map((child) => linesOf(child, depth + 1));
    const rolled = (branch: readonly FamilyLine[]) => branch[0]?.rolledMinor ?? 0n;
    branches.sort(
      (a, b) =>
        compare(rolled(b), rolled(a)) ||
        (a[0]?.name ?? "").localeCompare(b[0]?.name ?? "", "en") ||
        ((a[0]?.id ?? "") < (b[0]?.id ?? "") ? -1 : 1),
    );
    const ownMinor = ownOf(member.id);
    const own: FamilyLine = {
      ...{ ...member, depth, ownMinor },
      rolledMinor: branches.reduce((sum, branch) => sum + rolled(branch), ownMinor),
      below: branches.reduce((sum, branch) => sum + branch.length, 0),
    };
    return [own, ...branches.flat()];
  };
  const top = members.find(({ id }) => id === topId);
  return top ? linesOf(top, 0) : [];
}

const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
