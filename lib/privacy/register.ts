/**
 * The register of processing (RGPD, article 30): what is kept about people, in which tables. Its words are in
 * messages.register, for the public page; docs/privacy.md is the same, printed (print.ts). Every table of the database is
 * here or in WITHOUT_PEOPLE: register.db.test.ts holds it. Pure.
 */

/** Each is a line of the register: its id, and the tables that hold it. */
export const REGISTER = {
  account: ["user", "account"],
  signIn: ["session", "verification_token", "email_change", "passkey", "passkey_challenge", "recovery_code"],
  audit: ["audit_event"],
  limits: ["rate_event", "reader_count"],
  contributions: [
    "revision",
    "decision",
    "comment",
    "comment_mention",
    "vocabulary_suggestion",
    "vocabulary_change",
    "sampled_decision",
    "confirmation",
    "freshness_ask",
  ],
  drafts: ["address_reading", "batch", "batch_line", "batch_act", "batch_act_line"],
  review: ["queue_view"],
  trust: ["level_change", "quarantine", "form_guard"],
  teams: ["team_member", "team_invitation", "join_request", "page_claim", "team_news"],
  programs: ["api_token", "answered_request", "webhook", "webhook_delivery"],
  selections: ["selection", "selection_item", "selection_act", "pdf_document"],
  notifications: ["notification", "notification_setting", "kept_mail"],
  alerts: ["subscriber", "subscription", "alert_mail", "alert_reminder"],
  reports: ["report"],
  named: ["entry", "credit", "indexed_entry", "source_item"],
  usage: ["page_count"],
} as const satisfies Record<string, readonly string[]>;

export type Treatment = keyof typeof REGISTER;

export const TREATMENTS = Object.keys(REGISTER).filter((id): id is Treatment => Object.hasOwn(REGISTER, id));

/** Of what is known by no table: the log of the server, backups. */
export interface RegisterLine {
  title: string;
  /** What is kept. */
  what: string;
  why: string;
  /** Article 6 of the RGPD. */
  basis: string;
  kept: string;
}

/** Tables in which nobody is: what the directory presents, how it is found, what is open to all. */
export const WITHOUT_PEOPLE: readonly string[] = [
  "address_visit",
  "alert_progress",
  "answer_template",
  "dead_link",
  "departed_entry",
  "entry_link",
  "entry_merge",
  "entry_relation",
  "entry_source",
  "entry_theme",
  "event",
  "former_entry",
  "harvest",
  "hub_topic",
  "lab",
  "link_host",
  "link_visit",
  "oai_record",
  "open_dump",
  "open_dump_file",
  "open_dump_part",
  "organisation",
  "organisation_succession",
  "programme",
  "publication",
  "resource",
  "search_word",
  "source",
  "synonym_set",
  "tag_count",
  "team",
  "territory",
  "theme",
  "_prisma_migrations",
];
