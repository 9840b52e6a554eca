import { Button } from "#components/ui/button";
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { comparePath, type EntryType, historyPath } from "#lib/paths";

interface Entry {
  type: EntryType;
  slug: string;
  version: number;
}

/** Two plain GET forms: the version of a day, and two versions side by side. */
export function VersionChoice({ entry, days, lang }: { entry: Entry; days: VersionDay[]; lang: Lang }) {
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
      <DayForm entry={entry} lang={lang} />
      {entry.version > 1 ? <CompareForm entry={entry} days={days} lang={lang} /> : null}
    </div>
  );
}

export interface VersionDay {
  number: number;
  at: Date;
}

function DayForm({ entry: { type, slug }, lang }: { entry: Entry; lang: Lang }) {
  const words = messages(lang).history.at;
  return (
    <form action={historyPath(lang, type, slug)} method="get" aria-labelledby="version-day">
      <h2 id="version-day" className="text-lg">
        {words.title}
      </h2>
      <div className="field mt-2">
        <label className="label" htmlFor="version-day-input">
          {words.label}
        </label>
        <p className="hint" id="version-day-hint">
          {words.hint}
        </p>
        <div className="flex flex-wrap items-end gap-3">
          <input
            id="version-day-input"
            name="le"
            type="date"
            required
            aria-describedby="version-day-hint"
            className="input input-medium"
          />
          <Button variant="secondary">{words.submit}</Button>
        </div>
      </div>
    </form>
  );
}

/** Up to so many versions are chosen from a list; more are typed. */
export const LISTED_VERSIONS = 100;

export function CompareForm({
  entry: { type, slug, version },
  days,
  from = Math.max(1, version - 1),
  to = version,
  lang,
}: {
  entry: Entry;
  /** The newest versions. */
  days: VersionDay[];
  from?: number;
  to?: number;
  lang: Lang;
}) {
  const words = messages(lang).history.compare;
  const fields = [
    { name: "de", label: words.from, value: from },
    { name: "a", label: words.to, value: to },
  ];
  return (
    <form action={comparePath(lang, type, slug)} method="get" aria-labelledby="version-compare">
      <h2 id="version-compare" className="text-lg">
        {words.title}
      </h2>
      <div className="mt-2 flex flex-wrap items-end gap-3">
        {fields.map(({ name, label, value }) => (
          <div key={name} className="min-w-0">
            <label className="label" htmlFor={`version-${name}`}>
              {label}
            </label>
            {version <= LISTED_VERSIONS ? (
              <select id={`version-${name}`} name={name} defaultValue={value} className="input max-w-full">
                {days.map(({ number, at }) => (
                  <option key={number} value={number}>
                    {words.option(number, formatDay(at, lang))}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`version-${name}`}
                name={name}
                type="number"
                min={1}
                max={version}
                required
                defaultValue={value}
                className="input input-short"
              />
            )}
          </div>
        ))}
        <Button variant="secondary">{words.submit}</Button>
      </div>
      {version > LISTED_VERSIONS ? <p className="hint">{words.range(version)}</p> : null}
    </form>
  );
}
