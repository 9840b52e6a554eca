/** The figures that levels follow, and why. Nothing else decides of a level, and no level is shown to others. */

/** Three proposals accepted are more than luck, and a single afternoon's work. */
export const CONTRIBUTOR_ACCEPTED = 3;

/** Up to a third refused: who begins learns what is expected from refusals. */
export const CONTRIBUTOR_REFUSED_SHARE = 1 / 3;

/** Twenty proposals read by someone else: enough to see how a person works, within reach of who keeps one lab's entries. */
export const TRUSTED_ACCEPTED = 20;

/** At most one in ten refused: one bad day does not undo a year, a habit does. */
export const TRUSTED_REFUSED_SHARE = 1 / 10;

/** Two months since the first acceptance: trust cannot be had by a burst, however good. */
export const TRUSTED_DAYS = 60;

/** Someone who is read no more is no longer known: some of what is accepted is less than a year old. */
export const TRUSTED_RECENT = 5;

/** "Recent" is a year: one turn of the events and calls that people come back for. Refusals older than that are forgotten. */
export const RECENT_DAYS = 365;

/** Only a person's latest decisions are counted: enough for every figure above, and a bound on the work of each decision. */
export const LATEST = 60;

/** Decisions on one person's proposals that may land at the same instant: this near a threshold, one waits for the other. */
export const AT_ONCE = 3;

/** The first edits that a rule publishes for a person are all looked at again… */
export const SAMPLED_FIRST = 3;

/** …and then one in five, drawn at random: nobody knows which. */
export const SAMPLED_SHARE = 1 / 5;
