/**
 * The keyboard of an editable combobox with a list (WAI-ARIA APG, "Editable Combobox With List Autocomplete"). Pure: what
 * a key makes of where one is in the list, and what is to be done.
 */

export interface ListState {
  /** Whether the list may show; it does once it has something to show. */
  open: boolean;
  /** The option that is pointed at; -1 for none: one is in the text. */
  active: number;
}

export const CLOSED: ListState = { open: false, active: -1 };
/** What typing does: the list may show, and nothing in it is pointed at. */
export const TYPING: ListState = { open: true, active: -1 };

export interface Press {
  key: string;
  altKey?: boolean;
  /** In the middle of a character that several keys make: they are not ours. */
  isComposing?: boolean;
}

export interface Pressed {
  state: ListState;
  /** To ask for what matches the text; to choose the option; to empty the text; Enter without an option. */
  act: "ask" | "choose" | "clear" | "enter" | null;
  /** The browser must not do what it does with that key. */
  handled: boolean;
}

/** @param shown how many options are to be seen: 0 when the list does not show */
export function press(state: ListState, { key, altKey, isComposing }: Press, shown: number): Pressed {
  const { active } = state;
  const kept: Pressed = { state, act: null, handled: false };
  if (isComposing) return kept;
  const to = (index: number): Pressed => ({ ...kept, state: { open: true, active: index }, handled: true });
  switch (key) {
    case "ArrowDown":
      if (shown === 0) return { state: TYPING, act: "ask", handled: true };
      return altKey ? { ...kept, handled: true } : to((active + 1) % shown);
    case "ArrowUp":
      if (altKey) return { ...kept, state: CLOSED, handled: shown > 0 };
      if (shown === 0) return { state: TYPING, act: "ask", handled: true };
      return to(active > 0 ? active - 1 : shown - 1);
    case "Enter":
      if (shown > 0 && active >= 0) return { state: CLOSED, act: "choose", handled: true };
      return { ...kept, act: "enter" };
    case "Escape":
      if (shown > 0) return { ...kept, state: CLOSED, handled: true };
      return { ...kept, state: CLOSED, act: "clear" };
    case "Home":
    case "End":
    case "ArrowLeft":
    case "ArrowRight":
      return { ...kept, state: { ...state, active: -1 } };
    case "Tab":
      return { ...kept, state: CLOSED };
    default:
      return kept;
  }
}
