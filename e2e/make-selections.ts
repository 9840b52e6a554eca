/** For selections.spec.ts and the pages of selections: one that anyone reads, one of the contributor's own, an empty one. */
import type { Actor } from "#lib/permissions";
import { addEntry } from "#lib/selections/add-entry";
import { createSelection } from "#lib/selections/keep-selection";
import type { World } from "./world";

export async function makeSelections(
  owner: Actor,
  other: Actor,
  slugs: readonly string[],
  mark: string,
): Promise<World["selections"]> {
  const make = async (
    by: Actor,
    title: string,
    visibility: "private" | "public",
    notes: readonly string[],
  ) => {
    const id = await createSelection(by, {
      title: `${title} ${mark}`,
      description: "Pour **commencer**.",
      visibility,
    });
    for (const [index, note] of notes.entries()) {
      await addEntry(by, { slug: slugs[index] ?? "", to: id, title: "", note, lang: "fr" });
    }
    return id;
  };
  return {
    shared: await make(other, "Labs à connaître", "public", ["Le premier, à *lire*.", "L’autre."]),
    own: await make(owner, "Mes lectures", "private", ["À relire.", "Plus tard."]),
    empty: await make(other, "Rien encore", "public", []),
  };
}
