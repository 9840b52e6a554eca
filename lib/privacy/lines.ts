/** The register in one language, in its order: for the public page and for docs/privacy.md. Pure. */
import { type Lang, messages } from "#lib/messages/index";
import { REGISTER, type RegisterLine, TREATMENTS } from "./register";

/** `tables`: where it stands; empty for what is in no table. */
export function registerLines(lang: Lang): (RegisterLine & { id: string; tables: readonly string[] })[] {
  const { lines, besides } = messages(lang).register;
  return [
    ...TREATMENTS.map((id) => ({ id, ...lines[id], tables: REGISTER[id] })),
    { id: "log", ...besides.log, tables: [] },
    { id: "backups", ...besides.backups, tables: [] },
  ];
}
