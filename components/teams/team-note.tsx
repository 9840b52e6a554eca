import { Icon } from "#components/ui/icon";
import { type Lang, messages } from "#lib/messages/index";
import { type ClaimedPage, teamJoinPath } from "#lib/paths";

/** On a public page: whether its team keeps it, naming nobody, and the way to join or to be the first. */
export function TeamNote({ page, held, lang }: { page: ClaimedPage; held: boolean; lang: Lang }) {
  const words = messages(lang).teams;
  return (
    <section className="team-note" aria-label={words.partOf}>
      {held ? (
        <>
          <p className="flex items-baseline gap-2 font-semibold">
            <Icon name="check" size={16} />
            {words.held}
          </p>
          <p className="hint">{words.heldText}</p>
        </>
      ) : null}
      <p>
        {words.partOf}{" "}
        <a href={teamJoinPath(lang, page)} rel="nofollow">
          {held ? words.join : words.claim}
        </a>
      </p>
    </section>
  );
}
