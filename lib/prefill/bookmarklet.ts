/** The bookmark that carries the address of the page one reads to the box: an address that is a script. Pure. */
import type { Lang } from "#lib/messages/lang";
import { proposeFromPath } from "#lib/paths";

export const bookmarkletCode = (publicUrl: string, lang: Lang): string =>
  `javascript:void(location.assign(${JSON.stringify(`${publicUrl}${proposeFromPath(lang)}?adresse=`)}+encodeURIComponent(location.href)))`;
