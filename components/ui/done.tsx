import { Notice } from "./notice";

/** What was just done, above what the page shows; nothing where nothing was. */
export function Done({ text }: { text: string | null | undefined }) {
  if (!text) return null;
  return (
    <div className="mb-6">
      <Notice kind="success" live>
        <p>{text}</p>
      </Notice>
    </div>
  );
}
