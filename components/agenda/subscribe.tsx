import { type Lang, messages } from "#lib/messages/index";
import { webcal } from "#lib/paths";

/** Two calendars that follow the page, each for the one that the reader has: by what is installed, or by its address. */
export function Subscribe({
  lang,
  events,
  deadlines,
}: {
  lang: Lang;
  /** Whole addresses. */
  events: string;
  deadlines: string;
}) {
  const words = messages(lang).agenda.subscribe;
  return (
    <section className="agenda-part" aria-labelledby="abonnement">
      <h2 id="abonnement">{words.title}</h2>
      <p className="text-sm text-muted">{words.text}</p>
      <dl className="agenda-calendars">
        {[
          { name: words.events, url: events },
          { name: words.deadlines, url: deadlines },
        ].map(({ name, url }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <a href={webcal(url)} aria-label={words.appFor(name)}>
                {words.app}
              </a>
            </dd>
            <dd>
              <a href={url} type="text/calendar" aria-label={words.fileFor(name)}>
                {words.file}
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
