import { Form, Link } from "@remix-run/react";

import { BackButton, Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Fields } from "#app/ui/form.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";

import type { Family } from "../families.server.ts";

type Props = {
  families: Family[];
  asked: string | null;
  of: string | null;
  answer?: { errors: string[]; typed: string };
};

/** The product families: deals are protected by them. */
export function FamilyPage({ families, asked, of, answer }: Props) {
  const family = families.find(({ id }) => id === of) ?? null;
  const naming = asked === "add" || (asked === "rename" && family);
  return (
    <>
      <PageHead
        title="Product families"
        sub={String(families.length)}
        actions={
          !naming && (
            <LinkButton to="?do=add" kind="primary" icon="plus" replace preventScrollReset>
              Add a family
            </LinkButton>
          )
        }
      />
      <Done words={{ added: "The family was added", renamed: "The family was renamed" }} />
      {naming && (
        <Form method="post" className="divide">
          <input
            type="hidden"
            name="familyId"
            value={asked === "rename" ? (family?.id ?? "") : ""}
          />
          <Section title={asked === "rename" ? `Rename ${family?.name}` : "Add a family"}>
            <Fields>
              <Field label="Name" errors={answer?.errors ?? []} span={4}>
                <TextInput
                  name="name"
                  defaultValue={answer?.typed ?? (asked === "rename" ? family?.name : "")}
                  autoComplete="off"
                />
              </Field>
            </Fields>
          </Section>
          <DecisionBar>
            <Button type="submit" kind="primary">
              {asked === "rename" ? "Rename family" : "Add family"}
            </Button>
            <BackButton />
          </DecisionBar>
        </Form>
      )}
      {families.length === 0 ? (
        <Empty title="No family yet">Products are put into families, the unit of protection</Empty>
      ) : (
        <table className="table">
          <caption className="sr">Product families</caption>
          <thead>
            <tr>
              <th scope="col">Family</th>
              <th scope="col" className="num">
                Products
              </th>
              <th scope="col">
                <span className="sr">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {families.map(({ id, name, products }) => (
              <tr key={id}>
                <th scope="row">
                  <Link className="link strong" to={`/desk/admin/catalog?family=${id}&status=all`}>
                    {name}
                  </Link>
                </th>
                <td className="num">{products}</td>
                <td className="num">
                  <LinkButton to={`?do=rename&of=${id}`} size="sm" replace preventScrollReset>
                    Rename<span className="sr"> {name}</span>
                  </LinkButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
