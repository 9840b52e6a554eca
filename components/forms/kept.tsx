"use client"; // What the last answer says of them (the draft's new version) goes with the next sending.
import { useForm } from "./form-context";

/** Fields that go with the form and that nobody types. */
export function Kept({ names }: { names: readonly string[] }) {
  const { values } = useForm();
  return names.map((name) => (
    <input key={name} type="hidden" name={name} value={values?.[name]?.[0] ?? ""} />
  ));
}
