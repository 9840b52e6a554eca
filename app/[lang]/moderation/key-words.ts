import { type Lang, messages } from "#lib/messages/index";

/** What the list of keys says around them: the browser is given words, not dictionaries. */
export function keyWords(lang: Lang) {
  const { open, title, lead, use, close, nothing, help } = messages(lang).desk.keys;
  return { open, title, lead, use, close, nothing, help };
}
