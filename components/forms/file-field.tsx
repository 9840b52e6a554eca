"use client"; // Reads what is wrong from its form.
import { FieldFrame, type FieldWords, isHinted } from "./field";
import { useField } from "./form-context";

interface Props extends FieldWords {
  name: string;
  /** The names' ends that the browser offers: ".bib,.ris". */
  accept: string;
}

/** A file of one's own; a browser never gives it back, so it is chosen again after a mistake. */
export function FileField(props: Props) {
  const { name, accept, label, hint, example, required } = props;
  const field = useField(name, { hinted: isHinted(props), collects: true });
  return (
    <FieldFrame id={field.id} lang={field.lang} errors={field.errors} {...{ label, hint, example, required }}>
      <input {...field.attributes} type="file" accept={accept} className="input input-file" />
    </FieldFrame>
  );
}
