/** What can be asked of a batch, and by whom. Pure. */
export const batchActKinds = ["check", "draft", "submit", "accept", "reject", "undo", "redo"] as const;
export type BatchActKind = (typeof batchActKinds)[number];

/** Acts of those who review; the others are its author's. */
export const deskActs = ["accept", "reject", "undo", "redo"] as const satisfies readonly BatchActKind[];
export type DeskAct = (typeof deskActs)[number];

export const authorActs = ["draft", "submit"] as const satisfies readonly BatchActKind[];
export type AuthorAct = (typeof authorActs)[number];

export const isDeskAct = (kind: BatchActKind): kind is DeskAct => deskActs.some((one) => one === kind);
