import { ButtonLink } from "#components/ui/button";
import { type Lang, messages } from "#lib/messages/index";
import { legalPath, proposeHubPath } from "#lib/paths";

/** How one takes part: three steps, and where to start. */
export function HomeContribute({ lang }: { lang: Lang }) {
  const { common, reading } = messages(lang);
  const words = reading.home;
  return (
    <section className="home-contribute">
      <div>
        <h2>{words.contribute}</h2>
        <p className="mt-2 max-w-prose">{words.contributeText}</p>
        <div className="page-header-actions">
          <ButtonLink href={proposeHubPath(lang)}>{common.footer.propose}</ButtonLink>
          <ButtonLink href={legalPath(lang, "about")} variant="quiet">
            {common.footer.about}
          </ButtonLink>
        </div>
      </div>
      <ol className="home-steps">
        {words.contributeSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
