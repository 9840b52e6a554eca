/** The code that a host copies. Pure. */
import { html } from "./html";

export interface Embedded {
  /** The whole address of the widget. */
  src: string;
  /** What frames are called to those who do not see them. */
  title: string;
  height: number;
}

/**
 * What a frame of ours may do in another's page: follow its links, out of the frame, when someone presses them. It may
 * neither run a script nor keep anything.
 */
export const SANDBOX = "allow-top-navigation-by-user-activation";

/** @param width in pixels; as wide as there is room when it is not given */
export const frameCode = ({ src, title, height }: Embedded, width: number | null = null): string =>
  html`<iframe src="${src}" title="${title}" width="${width ?? "100%"}" height="${height}" loading="lazy" referrerpolicy="no-referrer" sandbox="${SANDBOX}"></iframe>`
    .html;

/** @param page the whole address of the page that shows the same: what is read without the script */
export const elementCode = ({ src, title }: Embedded, script: string, page: string): string =>
  html`<script src="${script}" async></script>
<sillage-widget src="${src}"><a href="${page}">${title}</a></sillage-widget>`.html;

/** How high what it shows is likely to be, in pixels. */
export const HEIGHTS = { liste: 640, agenda: 480, carte: 680, fiche: 260 } as const;
