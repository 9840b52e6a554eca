/** The longest message of a thread, in characters. Apart, so that the form can say it. */
export const MAX_COMMENT = 4000;
