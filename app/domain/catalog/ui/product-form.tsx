import {
  getFormProps,
  getInputProps,
  getSelectProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { ChangedMeanwhile, type StandsNow } from "#app/ui/changed-meanwhile.tsx";
import { Field } from "#app/ui/field.tsx";
import { Choices, Fields, FormErrors, FormFoot, FormSection, formErrorsOf } from "#app/ui/form.tsx";
import { Checkbox, Select, TextInput } from "#app/ui/input.tsx";

import { AddProduct, EditProduct } from "../catalog.schema.ts";
import type { ProductRecord } from "../edit-catalog.server.ts";

export const productLabels = {
  partNo: "Part number",
  name: "Name",
  familyId: "Family",
  supplierId: "Supplier",
  unit: "Unit",
  packSize: "Pack size",
  active: "On sale",
};

type Choice = { id: string; name: string };

export type ProductFormProps = {
  /** What it is edited from; null for a new one. */
  from: { record: ProductRecord; edition: string } | null;
  families: Choice[];
  suppliers: Choice[];
  answer?: { lastResult: SubmissionResult<string[]>; edition?: string; now?: StandsNow };
};

type Typed = Record<"partNo" | "name" | "familyId" | "supplierId" | "unit" | "packSize", string>;

const typedFrom = (record?: ProductRecord) =>
  record && {
    partNo: record.partNo,
    name: record.name,
    familyId: record.familyId,
    supplierId: record.supplierId ?? "",
    unit: record.unit ?? "",
    packSize: record.packSize === null ? "" : String(record.packSize),
  };

const optionsOf = (choices: Choice[]) =>
  choices.map(({ id, name }) => ({ value: id, label: name }));

/** A product of the catalogue, new or changed. */
export function ProductForm({ from, families, suppliers, answer }: ProductFormProps) {
  const [form, fields] = useForm<Typed, AddProduct | EditProduct>({
    id: "product",
    lastResult: answer?.lastResult,
    defaultValue: typedFrom(from?.record),
    onValidate: ({ formData }) =>
      from
        ? parseWithZod(formData, { schema: EditProduct })
        : parseWithZod(formData, { schema: AddProduct }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="product" />
      {from && <input type="hidden" name="edition" value={answer?.edition ?? from.edition} />}
      {answer?.now && <ChangedMeanwhile now={answer.now} />}
      <FormErrors
        title="The product was not saved"
        errors={formErrorsOf(form, productLabels)}
        attempt={answer}
      />
      <FormSection title="Product" text="As it stands on orders and reports">
        <Fields>
          <Field label={productLabels.partNo} field={fields.partNo} span={2}>
            <TextInput {...getInputProps(fields.partNo, { type: "text" })} autoComplete="off" />
          </Field>
          <Field label={productLabels.name} field={fields.name} span={4}>
            <TextInput {...getInputProps(fields.name, { type: "text" })} autoComplete="off" />
          </Field>
          <Field
            label={productLabels.familyId}
            field={fields.familyId}
            help="Deals are protected by family"
            span={3}
          >
            <Select {...getSelectProps(fields.familyId)} options={optionsOf(families)} />
          </Field>
          <Field
            label={productLabels.supplierId}
            optional
            field={fields.supplierId}
            help="Sees the demand for it"
            span={3}
          >
            <Select
              {...getSelectProps(fields.supplierId)}
              none="Made by ourselves"
              options={optionsOf(suppliers)}
            />
          </Field>
          <Field
            label={productLabels.unit}
            optional
            field={fields.unit}
            help="Such as piece or metre"
            span={3}
          >
            <TextInput {...getInputProps(fields.unit, { type: "text" })} />
          </Field>
          <Field
            label={productLabels.packSize}
            optional
            field={fields.packSize}
            help="Units in a pack"
            span={3}
          >
            <TextInput {...getInputProps(fields.packSize, { type: "text" })} inputMode="numeric" />
          </Field>
          {from && (
            <Choices legend="Sale" span={6}>
              <Checkbox
                name="active"
                value="yes"
                defaultChecked={from.record.active}
                help="Without it nobody can register a deal for it; what was sold stays"
              >
                On sale
              </Checkbox>
            </Choices>
          )}
        </Fields>
      </FormSection>
      <FormFoot>
        <Button type="submit" kind="primary">
          {from ? "Save product" : "Add product"}
        </Button>
        <LinkButton to="/desk/admin/catalog" kind="bare">
          Cancel
        </LinkButton>
      </FormFoot>
    </Form>
  );
}
