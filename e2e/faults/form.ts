/** A form of a page, filled as the page gives it and sent as a browser without JavaScript sends it. */
import { DomUtils, parseDocument } from "htmlparser2";

type Element = Extract<ReturnType<typeof DomUtils.findOne>, { attribs: object }>;

/** What the form with this id holds, its hidden fields included; null when the page has no such form. */
export function readForm(html: string, id: string): FormData | null {
  const page = parseDocument(html).children;
  const form = DomUtils.findOne((element) => element.name === "form" && element.attribs.id === id, page);
  if (!form) return null;
  const inside = DomUtils.findAll(isControl, form.children).filter(({ attribs }) => !attribs.form);
  const outside = DomUtils.findAll((element) => isControl(element) && element.attribs.form === id, page);
  const data = new FormData();
  for (const control of [...inside, ...outside]) {
    const { name } = control.attribs;
    const value = sentBy(control);
    if (name && value !== null && control.attribs.disabled === undefined) data.append(name, value);
  }
  return data;
}

const isControl = ({ name }: Element) => name === "input" || name === "select" || name === "textarea";

/** Null when a browser would send nothing for it. */
function sentBy(control: Element): string | null {
  const { type, value, checked } = control.attribs;
  if (control.name === "textarea") return DomUtils.textContent(control);
  if (control.name === "select") {
    const options = DomUtils.findAll(({ name }) => name === "option", control.children);
    const chosen = options.find(({ attribs }) => attribs.selected !== undefined) ?? options[0];
    return chosen ? (chosen.attribs.value ?? DomUtils.textContent(chosen)) : null;
  }
  if (type === "submit" || type === "button") return null;
  if (type === "checkbox" || type === "radio") return checked === undefined ? null : (value ?? "on");
  return value ?? "";
}
