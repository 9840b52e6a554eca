import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { type Lang, messages } from "#lib/messages/index";
import { keyFirstPath, signInPath } from "#lib/paths";

interface Props {
  hasKeys: boolean;
  /** Why, for who has keys and for who has none. */
  words: { keys: string; none: string };
  /** Where to come back to. */
  here: string;
  lang: Lang;
}

/** In the place of what only who has just proved who they are may change: how to. */
export function ProveFirst({ hasKeys, words, here, lang }: Props) {
  const { prove } = messages(lang).keys;
  return (
    <Notice kind="info" title={prove.title}>
      <p>{hasKeys ? words.keys : words.none}</p>
      <p className="mt-3">
        <ButtonLink variant="secondary" href={hasKeys ? keyFirstPath(lang, here) : signInPath(lang, here)}>
          {hasKeys ? prove.open : prove.again}
        </ButtonLink>
      </p>
    </Notice>
  );
}
