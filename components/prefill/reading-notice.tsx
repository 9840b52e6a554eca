import { Landing } from "#components/revisions/landing";
import { Notice } from "#components/ui/notice";
import { foreign, RECORD_LANG } from "#lib/entries/language";
import { fieldId } from "#lib/form-state";
import { type Lang, messages } from "#lib/messages/index";
import { ENTRY_TYPES, type EntryType, editPath, entryPath, proposeFromPath, proposePath } from "#lib/paths";
import type { AlreadyThere, StoredReading } from "#lib/prefill/queries";

interface Props {
  reading: StoredReading;
  /** The type whose form is shown. */
  type: EntryType;
  /** What there is already, in the directory. */
  known: readonly AlreadyThere[];
  lang: Lang;
}

/** What the form was filled from, how to have it as another type, and what the directory has already. */
export function ReadingNotice({ reading, type, known, lang }: Props) {
  const { prefill, common, doubles } = messages(lang);
  const { failure, typed, found } = reading;
  const others = ENTRY_TYPES.filter((other) => other !== type);
  const isGuess = found.type?.value === type;
  return (
    <div className="max-w-[46rem]">
      <Landing>
        <div className="stack">
          <Notice
            kind={failure ? "warning" : "info"}
            title={failure ? prefill.failed[failure] : prefill.filledFrom(shortened(typed))}
          >
            <p>{failure ? prefill.byHand : prefill.check}</p>
            {failure ? null : (
              <p className="mt-2">
                {/* The last field of the form: its buttons follow. */}
                <a href={`#${fieldId("comment")}`}>{prefill.send}</a>
              </p>
            )}
            <p className="mt-2">{isGuess ? prefill.guessed(common.types[type].a) : prefill.chosen}</p>
            <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
              {others.map((other) => (
                <li key={other}>
                  <a href={proposePath(lang, other, { lecture: reading.id })}>{common.types[other].a}</a>
                </li>
              ))}
              <li>
                <a href={proposeFromPath(lang, { adresse: typed })}>{prefill.again}</a>
              </li>
            </ul>
          </Notice>
          {known.length > 0 ? (
            <Notice kind="warning" title={prefill.already(known.length)}>
              <ul>
                {known.map(({ slug, title, type: of, why }) => (
                  <li key={slug}>
                    <a href={entryPath(lang, of, slug)} lang={foreign(RECORD_LANG, lang)}>
                      {title}
                    </a>{" "}
                    ({[common.types[of].one, ...why.map((reason) => doubles.why[reason])].join(", ")}) —{" "}
                    <a href={editPath(lang, of, slug)}>
                      {prefill.edit}
                      <span className="sr-only" lang={foreign(RECORD_LANG, lang)}>
                        {" : "}
                        {title}
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            </Notice>
          ) : null}
        </div>
      </Landing>
    </div>
  );
}

const shortened = (typed: string) => (typed.length > 80 ? `${typed.slice(0, 79)}…` : typed);
