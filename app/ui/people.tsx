import type { ReactNode } from "react";

import { Face } from "./face.tsx";

export type PersonLine = { name: string; role?: ReactNode };

/** Who works on something, from one side. */
export function People({ people, side }: { people: PersonLine[]; side?: "partner" }) {
  return (
    <ul className="people">
      {people.map((person) => (
        <li key={person.name} className="row-flex">
          <Face name={person.name} side={side} />
          <span className="clip">{person.name}</span>
          {person.role && <span className="faint small clip push">{person.role}</span>}
        </li>
      ))}
    </ul>
  );
}
