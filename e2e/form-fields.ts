/** The fields of a form, as a browser without JavaScript would send them. */
import { DomUtils, parseDocument } from "htmlparser2";

export interface FormField {
  name: string;
  value: string;
  /** People write in it, or choose among its values. */
  typed: boolean;
}

/** Of the form that has a field of this name; none when there is no such form. */
export function formFields(html: string, name: string): FormField[] {
  const forms = DomUtils.getElementsByTagName("form", parseDocument(html).children);
  const form = forms.find((each) => DomUtils.findOne((one) => one.attribs.name === name, each.children));
  if (!form) return [];
  const fields = DomUtils.findAll(
    (one) => ["input", "textarea", "select"].includes(one.name) && one.attribs.name !== undefined,
    form.children,
  );
  return fields.map((field) => ({
    name: field.attribs.name ?? "",
    value: field.attribs.value ?? (field.name === "textarea" ? DomUtils.textContent(field) : ""),
    typed: field.attribs.type !== "hidden",
  }));
}
