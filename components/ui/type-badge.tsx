import { type Lang, messages } from "#lib/messages/index";
import type { EntryType } from "#lib/paths";
import { Icon } from "./icon";

/** The type of an entry, by icon, word and colour. `plain` leaves the background out, for lists. */
export function TypeBadge({
  type,
  lang,
  detail,
  plain = false,
}: {
  type: EntryType;
  lang: Lang;
  /** More precise than the type, after it: the kind ("Ressource · rapport"). */
  detail?: string | null;
  plain?: boolean;
}) {
  return (
    <span className={`badge ${TONES[type]} ${plain ? "badge-plain" : ""}`}>
      <Icon name={type} size={16} />
      <span>
        {messages(lang).common.types[type].one}
        {detail ? <span className="font-normal"> · {detail}</span> : null}
      </span>
    </span>
  );
}

/** Written out: Tailwind and readers look for whole class names. */
export const TONES: Record<EntryType, string> = {
  resource: "tone-resource",
  lab: "tone-lab",
  programme: "tone-programme",
  event: "tone-event",
};
