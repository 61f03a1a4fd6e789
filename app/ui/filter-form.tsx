import { Form, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { otherParams } from "./address.ts";
import { Button } from "./button.tsx";
import { TextInput } from "./input.tsx";

type FilterFormProps = {
  /** The names of its own fields; every other choice in the address is carried along. */
  own: string[];
  submit?: string;
  children: ReactNode;
};

/** Choices inside a FilterMenu, sent into the address. */
export function FilterForm({ own, submit = "Show these", children }: FilterFormProps) {
  const [params] = useSearchParams();
  return (
    <Form className="menu-form" preventScrollReset key={params.toString()}>
      <Carried params={params} own={own} />
      {children}
      <Button type="submit" size="sm">
        {submit}
      </Button>
    </Form>
  );
}

type SearchFilterProps = { name?: string; value?: string; label: string; placeholder?: string };

/** The search of one list. The "/" key leads to it. */
export function SearchFilter({ name = "q", value, label, placeholder }: SearchFilterProps) {
  const [params] = useSearchParams();
  return (
    <Form className="search-filter" role="search" preventScrollReset key={value ?? ""}>
      <Carried params={params} own={[name]} />
      <TextInput
        lead="search"
        type="search"
        name={name}
        defaultValue={value}
        aria-label={label}
        placeholder={placeholder ?? label}
      />
    </Form>
  );
}

function Carried({ params, own }: { params: URLSearchParams; own: string[] }) {
  return (
    <>
      {otherParams(params, own).map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
