"use server";

import { z } from "zod";
import { DomainError } from "#lib/errors";
import { formAction } from "#lib/form-action";
import { type FormValues, firstValue } from "#lib/form-state";
import { editSelectionPath, selectionPath, selectionsPath } from "#lib/paths";
import { addEntry } from "#lib/selections/add-entry";
import { arrange } from "#lib/selections/arrange";
import { hideSelection } from "#lib/selections/hide-selection";
import {
  createSelection as create,
  editSelection as edit,
  deleteSelection as remove,
} from "#lib/selections/keep-selection";
import { type Arrangement, MAX_ITEMS, noteOf, selectionInput } from "#lib/selections/selection";

export const createSelection = formAction(async ({ actor, values, lang }) => {
  const id = await create(actor, selectionInput(typed(values)));
  return { redirectTo: selectionPath(lang, id, { fait: "created" }) };
});

export const editSelection = formAction(async ({ actor, values, lang }) => {
  const handle = handleOf(values);
  await edit(actor, { ...handle, ...selectionInput(typed(values)) });
  return { redirectTo: selectionPath(lang, handle.id, { fait: "saved" }) };
});

/** Moves or removes an entry ("up:…", "down:…", "remove:…"), or only keeps the notes ("save"). */
export const arrangeSelection = formAction(async ({ actor, values, lang }) => {
  const handle = handleOf(values);
  const ids = z
    .array(z.uuid())
    .max(MAX_ITEMS)
    .safeParse(values.item ?? []);
  if (!ids.success) throw new DomainError("not-found", "notFound");
  const shown = ids.data.map((id) => ({ id, note: noteOf(firstValue(values, `note-${id}`), `note-${id}`) }));
  const asked = askedOf(firstValue(values, "intent"));
  await arrange(actor, { ...handle, shown, asked });
  const place = asked.act === "up" || asked.act === "down" ? `#fiche-${asked.itemId}` : "";
  // Another version is another address: where only what follows # differs, the browser would stay on the page as it was.
  const done = { fait: "saved", version: String(handle.version + 1) };
  return { redirectTo: editSelectionPath(lang, handle.id, done) + place };
});

export const deleteSelection = formAction(async ({ actor, values, lang }) => {
  await remove(actor, handleOf(values));
  return { redirectTo: selectionsPath(lang, { fait: "deleted" }) };
});

/** Puts an entry into a selection, an old one or a new one. */
export const addToSelection = formAction(async ({ actor, values, lang }) => {
  const to = z.union([z.enum(["to-read", "new"]), z.uuid()]).safeParse(firstValue(values, "to"));
  if (!to.success) {
    const issue = { path: "to", code: "notInList" };
    throw new DomainError("invalid", "selectionInvalid", {}, [issue]);
  }
  const title = firstValue(values, "title");
  if (title.trim() !== "" && to.data !== "new") {
    const issue = { path: "to", code: "titleNeedsNew" };
    throw new DomainError("invalid", "selectionInvalid", {}, [issue]);
  }
  const { selectionId, was } = await addEntry(actor, {
    slug: firstValue(values, "fiche"),
    to: to.data,
    title,
    note: noteOf(firstValue(values, "note"), "note"),
    lang,
  });
  return { redirectTo: selectionPath(lang, selectionId, { fait: was ? "was" : "added" }) };
});

/** A moderator hides a selection from the public ("hide"), or shows it again. */
export const moderateSelection = formAction(async ({ actor, values, lang }) => {
  const id = idOf(values);
  const hides = firstValue(values, "intent") === "hide";
  await hideSelection(actor, { id, hides, reason: firstValue(values, "reason") });
  return { redirectTo: selectionPath(lang, id, { fait: hides ? "hidden" : "shown" }) };
});

const typed = (values: FormValues) => ({
  title: firstValue(values, "title"),
  description: firstValue(values, "description"),
  visibility: firstValue(values, "visibility"),
});

function askedOf(intent: string): Arrangement {
  const [act, itemId] = intent.split(":");
  const known = (["up", "down", "remove"] as const).find((one) => one === act);
  return known && itemId ? { act: known, itemId } : { act: "save" };
}

function idOf(values: FormValues): string {
  const id = z.uuid().safeParse(firstValue(values, "id"));
  if (!id.success) throw new DomainError("not-found", "notFound");
  return id.data;
}

function handleOf(values: FormValues): { id: string; version: number } {
  const version = z.coerce.number().int().min(1).safeParse(firstValue(values, "version"));
  if (!version.success) throw new DomainError("not-found", "notFound");
  return { id: idOf(values), version: version.data };
}
