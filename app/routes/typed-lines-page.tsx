import { useActionData, useLoaderData } from "@remix-run/react";

import type { TypedColumn } from "#app/domain/exchange/typed-lines.ts";
import { type TypedAnswer, TypedLinesForm } from "#app/domain/exchange/ui/typed-lines-form.tsx";
import { PageHead } from "#app/ui/page.tsx";

/** The page of lines to be typed in, the same on both sides. */
export function TypedLinesPage() {
  const { columns, title } = useLoaderData<{ columns: TypedColumn[]; title: string }>();
  return (
    <>
      <PageHead title={title} />
      <TypedLinesForm columns={columns} answer={useActionData<TypedAnswer>()} />
    </>
  );
}
