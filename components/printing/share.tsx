import { type Lang, messages } from "#lib/messages/index";
import { ShareButtons } from "./share-buttons";

/** Ways to pass an address on, which ask nothing of anyone: the reader's own mail, clipboard, telephone. */
export function Share({ lang, title, url }: { lang: Lang; title: string; url: string }) {
  const words = messages(lang).printing.share;
  const mail = `mailto:?subject=${encodeURIComponent(words.mailSubject(title))}&body=${encodeURIComponent(url)}`;
  const { copy, copied, native } = words;
  return (
    <section className="share" aria-label={words.title}>
      <a href={mail}>{words.mail}</a>
      <ShareButtons title={title} url={url} words={{ copy, copied, native }} />
    </section>
  );
}
