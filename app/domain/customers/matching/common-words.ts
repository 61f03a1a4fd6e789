/** Words that join others and say nothing themselves. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "and und et y e en og och i ja ve the a an of de la le les du des der die das den dem del della dei di da do dos das " +
    "el los las het van von zu zum zur in im at for fur pour para per by with mit avec on to an au aux l d s"
  ).split(" "),
);

const pairs = (text: string): [string, string][] =>
  text.split(", ").flatMap((group) => {
    const [word = "", ...short] = group.split(" ").reverse();
    return short.map((form): [string, string] => [form, word]);
  });

/** What companies and places write short. The word that is meant stands last. */
const NAME_WORDS = pairs(
  "intl intnl internat international, natl nat national, mfg manuf mfrs manufacturing, univ university, inst institute, " +
    "dept department, assoc assn assocs association, bros brothers, ctr centre cntr center, svc svcs srv service services, " +
    "mgmt mgt management, hosp hospital, engr engrg eng engineering, grp group, hldg hldgs holding holdings, " +
    "intl int international, ind inds indus industries, sys system systems, tech technology technologies, " +
    "dist distr distribution, elec electric, equip equipment, lab labs laboratory laboratories, pharm pharma pharmaceuticals, " +
    "comm comms communications, govt government, mkt mkts market, bldg building, acad academy, elem elementary, sch school, " +
    "amer american, soln solns solutions, sol solutions, fin financial, ins insurance, invest investments, prod prods products, " +
    "ent entertainment, cie compagnie, ges gesellschaft, mt mount, ft fort, st saint, dr doctor, jr junior, " +
    "deli delicatessen, rest restaurant, cafes cafe, apts apartments, commn commission, comn commission",
);

const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");
const NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

const numbers = (words: string[]) =>
  words.map((word, at): [string, string] => [word, String(at + 1)]);

export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ...numbers(ORDINALS),
  ...numbers(NUMBERS),
]);

export const NAME_ABBREVIATIONS: ReadonlyMap<string, string> = new Map(NAME_WORDS);

/** Street words and points of the compass, each as one short form. */
export const STREET_WORDS: ReadonlyMap<string, string> = new Map(
  pairs(
    "street str strasse st, avenue av aven avda avenida ave, boulevard blvrd blv boul bd blvd, road rd, drive drv dr, lane la ln, " +
      "court crt ct, place plc plaza platz plz piazza pl, square sqr sq, highway hway hwy, parkway pkway pky pkwy, terrace terr ter, circle circ cir, " +
      "alley aly allee al, route rte, rue r, via v, viale vle, calle c, carrera cra, " +
      "weg w-g wg, straat str st, laan ln, plein pln, gasse g-s gs, ulica ul, ulitsa ul, prospekt pr, expressway expy, turnpike tpke, trail trl, heights hts, " +
      "north n, south s, east e, west w, northeast ne, northwest nw, southeast se, southwest sw, nord n, sud s, ost e, est e, ovest w, sur s, norte n, oeste w",
  ),
);

/** Kinds of street and points of the compass: they tell streets apart only weakly. */
export const STREET_KINDS: ReadonlySet<string> = new Set([
  ...STREET_WORDS.values(),
  ..."n s e w ne nw se sw".split(" "),
]);

/** Words after which an address tells of a part of the building. */
export const UNIT_WORDS: ReadonlySet<string> = new Set(
  "suite ste apt apartment unit floor fl flr room rm building bldg level etage stock zimmer apto piso dept no bus bte box pobox".split(
    " ",
  ),
);

/** Words after which an address tells what is nearby. */
export const NEARBY_WORDS: ReadonlySet<string> = new Set(
  "between bet near nr off opposite opp behind at corner cnr cor next inside beside betw".split(
    " ",
  ),
);
