/** The forms that anyone may send without an account: what guards them is tied to their name. Pure. */
export const guardedForms = ["sign-in", "report", "objection", "alert"] as const;

export type GuardedForm = (typeof guardedForms)[number];

/** What a guarded form carries besides what people type. */
export interface Ticket {
  /** When the form was shown, and to which sending it is good, sealed. */
  seal: string;
  /** What a browser works out while the form is filled in, as JSON; null as long as nobody floods the form. */
  challenge: string | null;
}

/** The names of the hidden fields. A person never fills in the first one: it has the name of something that machines like. */
export const guardFields = { trap: "website", seal: "formSeal", proof: "formProof" } as const;
