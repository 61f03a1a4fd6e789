/** Legal forms by language; what stands between "=" is one form written in several ways, the shortest first. */
const FORMS = [
  // English
  "ltd = limited = limited company = co ltd = company limited = co limited, llc = lc = limited liability company",
  "plc = public limited company, inc = incorporated, corp = corporation, co = company, lp = limited partnership",
  "llp, lllp, pty ltd = proprietary limited = pty, pvt ltd = private limited = pvt, pte ltd = pte, cic, gp, pllc, pc",
  "jsc = joint stock company, pjsc, ojsc, cjsc, saog, qpsc, npo = nonprofit",
  // German
  "gmbh = mbh = gesmbh = ges mbh = gesellschaft mit beschrankter haftung, ug = ug haftungsbeschrankt, ggmbh",
  "ag = aktiengesellschaft, kg = kommanditgesellschaft, ohg, gbr, gmbh and co kg = gmbh co kg, ag and co kg, kgaa",
  "gmbh and co kgaa, ek = e k, ev = e v = eingetragener verein, eg = eingetragene genossenschaft, stiftung",
  // French, Dutch, Luxembourgish
  "sarl = societe a responsabilite limitee, sas, sasu, eurl, sa = s a = societe anonyme, snc, scs, sca, cie = compagnie",
  "scop, scrl, asbl, eirl, ei, bv = besloten vennootschap, bvba, nv = naamloze vennootschap, cv, vof, vzw",
  // Spanish, Portuguese, Italian
  "sl = sociedad limitada, slu, sau, sociedad anonima, sociedade anonima, sa de cv = s a de c v, sab de cv",
  "srl = s r l, srls, spa = s p a = societa per azioni, sas di, lda = limitada, ltda, sgps, coop, ad",
  // Nordic and Baltic
  "ab = aktiebolag, publ, as = a s = a/s, asa, aps, is, ks = k/s, i/s, ans, da, hb, kb, oy = osakeyhtio, oyj, ry, rf",
  "uab, sia, ou",
  // Polish, Czech, Hungarian, Balkan
  "sp zoo = sp z oo = spzoo = sp z o o = spolka z oo = spolka z ograniczona odpowiedzialnoscia, sp j = spolka jawna",
  "sp k = spolka komandytowa, spolka akcyjna, sro = s r o = spol sro = spol s r o, akciova spolecnost",
  "kft, bt, zrt, nyrt, doo = d o o, dd, ood, eood",
  // Turkish, Russian and its neighbours, by their Latin letters
  "ltd sti = ltd sirketi = limited sirketi, anonim sirketi = anonim sirket",
  "ooo = obshchestvo s ogranichennoi otvetstvennostyu = obshchestvo s ogranichennoy otvetstvennostyu, tov",
  "pao = publichnoe aktsionernoe obshchestvo, ao = aktsionernoe obshchestvo, oao, zao",
  // South-East Asian
  "sdn bhd, bhd, pt, tbk",
  // Japanese, Chinese, Korean
  "株式会社 = (株) = kk = kabushiki kaisha = kabushiki gaisha, 有限会社 = (有) = yk = yugen gaisha, 合同会社 = gk = godo kaisha",
  "合名会社, 合資会社, 一般社団法人, 一般財団法人, 公益財団法人, 医療法人, 学校法人, 財団法人, 社団法人, 会社",
  "有限公司 = 有限责任公司, 股份有限公司 = 股份公司, 公司, 集团, 주식회사 = (주), 유한회사 = (유)",
  "se",
].join(", ");

/** The words of every form and the one way we write it. */
export const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  FORMS.split(", ").flatMap((group) => {
    const spellings = group.split(" = ").map((form) => form.replaceAll("/", " "));
    return spellings.map((form) => [form, spellings[0] ?? form] as const);
  }),
);

/** "Inc.", "Corp." and "Co." are used for each other in speech; "Co." beside any form. */
const VAGUE: ReadonlySet<string> = new Set(["inc", "corp", "co", "cie", "公司", "会社"]);

export const areLikeForms = (a: string, b: string): boolean =>
  a === "co" || b === "co" || (VAGUE.has(a) && VAGUE.has(b));

export const LONGEST_FORM = Math.max(
  ...[...LEGAL_FORMS.keys()].map((form) => form.split(" ").length),
);

/** Forms that are written at the beginning of a name. */
export const LEADING_FORMS: ReadonlySet<string> = new Set(
  "ooo pao oao zao ao tov uab sia pt sarl eurl sas srl sa snc ag gmbh asbl vzw ab oy as".split(" "),
);

/** Forms in scripts without spaces, longest first, cut off either end of a name. */
export const UNSPACED_FORMS: readonly string[] = [...LEGAL_FORMS.keys()]
  .filter((form) => /\P{ASCII}/u.test(form))
  .sort((a, b) => b.length - a.length);
