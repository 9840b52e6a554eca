import { type Lang, messages } from "#lib/messages/index";
import type { Condition } from "#lib/trust/levels";
import type { Standing } from "#lib/trust/queries";
import {
  CONTRIBUTOR_ACCEPTED,
  CONTRIBUTOR_REFUSED_SHARE,
  TRUSTED_ACCEPTED,
  TRUSTED_DAYS,
  TRUSTED_RECENT,
  TRUSTED_REFUSED_SHARE,
} from "#lib/trust/thresholds";
import { FiguresFacts } from "./figures-facts";
import { LevelHistory } from "./level-history";

/** "Votre niveau": what it is, what it changes, from which figures, and what the next one asks for. */
export function OwnLevel({ standing, lang }: { standing: Standing | null; lang: Lang }) {
  const { trust } = messages(lang);
  const { own } = trust;
  return (
    <section id="niveau" className="stack" aria-labelledby="level">
      <h2 id="level">{own.title}</h2>
      {standing ? <Level standing={standing} lang={lang} /> : <p className="hint">{own.review}</p>}
    </section>
  );
}

function Level({ standing, lang }: { standing: Standing; lang: Lang }) {
  const { level, figures, next, held, history } = standing;
  const { trust } = messages(lang);
  const { own } = trust;
  return (
    <>
      <p>
        <strong>{trust.levels[level]}</strong>
      </p>
      <p>{own.means[level]}</p>
      <p className="hint">{held ? own.heldUntil(held.reason) : own.automatic}</p>
      <h3>{own.counted}</h3>
      <FiguresFacts figures={figures} lang={lang} />
      {next && next.missing.length > 0 ? (
        <>
          <p>{own.missing[next.level]}</p>
          <ul className="list-disc pl-6">
            {next.missing.map((condition) => (
              <li key={condition}>{conditionWords(next.level, condition, lang)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {level === "trusted" ? (
        <>
          <h3>{own.smallTitle}</h3>
          <p>{own.small}</p>
          <p>{own.keeps}</p>
        </>
      ) : null}
      {history.length > 0 ? (
        <>
          <h3>{own.history}</h3>
          <LevelHistory history={history} lang={lang} />
        </>
      ) : null}
    </>
  );
}

function conditionWords(level: "contributor" | "trusted", condition: Condition, lang: Lang): string {
  const { conditions } = messages(lang).trust;
  const trusted = level === "trusted";
  switch (condition) {
    case "open":
      return conditions.open();
    case "accepted":
      return conditions.accepted(trusted ? TRUSTED_ACCEPTED : CONTRIBUTOR_ACCEPTED);
    case "recent":
      return conditions.recent(TRUSTED_RECENT);
    case "refused":
      return conditions.refused(trusted ? TRUSTED_REFUSED_SHARE : CONTRIBUTOR_REFUSED_SHARE);
    case "days":
      return conditions.days(TRUSTED_DAYS);
  }
}
