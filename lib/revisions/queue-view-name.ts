/** The longest name of a view of the queue, in characters. */
export const MAX_VIEW_NAME = 60;
