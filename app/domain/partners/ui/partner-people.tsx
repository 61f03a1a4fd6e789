import { Face } from "#app/ui/face.tsx";
import { Section } from "#app/ui/page.tsx";

type PartnerPeopleProps = {
  people: { id: string; name: string; email: string; role: string }[];
  links: { id: string; name: string; status: string; sharesDeals: boolean }[];
};

/** Who works at a partner, and with which partners it is linked. */
export function PartnerPeople({ people, links }: PartnerPeopleProps) {
  return (
    <>
      <Section title="People" sub={people.length === 0 ? "Nobody yet" : String(people.length)}>
        <ul className="people">
          {people.map((person) => (
            <li className="row-flex" key={person.id}>
              <Face name={person.name} side="partner" />
              <a className="clip" href={`mailto:${person.email}`}>
                {person.name}
              </a>
              <span className="faint small clip push">{person.role}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Links" sub={links.length === 0 ? "None" : undefined}>
        <ul className="people">
          {links.map((link) => (
            <li className="row-flex" key={link.id}>
              <span className="clip">{link.name}</span>
              <span className="faint small clip push">{linkWords(link)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

const linkWords = ({ status, sharesDeals }: PartnerPeopleProps["links"][number]) => {
  if (status === "live") return sharesDeals ? "live, deals shown" : "live";
  return status;
};
