import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLOSED, type ListState, press, TYPING } from "./combobox-keys";

const at = (active: number): ListState => ({ open: true, active });
const after = (keys: readonly string[], shown: number, from: ListState = TYPING) =>
  keys.reduce((state, key) => press(state, { key }, shown).state, from);

describe("the keys of a combobox", () => {
  it("arrows go through the options and round again, from the text", () => {
    expect(after(["ArrowDown"], 3)).toEqual(at(0));
    expect(after(["ArrowDown", "ArrowDown", "ArrowDown"], 3)).toEqual(at(2));
    expect(after(["ArrowDown"], 3, at(2))).toEqual(at(0));
    expect(after(["ArrowUp"], 3)).toEqual(at(2));
    expect(after(["ArrowUp"], 3, at(0))).toEqual(at(2));
  });

  it("an arrow asks when no list shows, with or without text", () => {
    for (const key of ["ArrowDown", "ArrowUp"])
      expect(press(CLOSED, { key }, 0)).toEqual({ state: TYPING, act: "ask", handled: true });
    expect(press(CLOSED, { key: "ArrowDown", altKey: true }, 0).act).toBe("ask");
  });

  it("Alt and up closes, Alt and down moves nothing", () => {
    expect(press(at(1), { key: "ArrowUp", altKey: true }, 3).state).toEqual(CLOSED);
    expect(press(at(1), { key: "ArrowDown", altKey: true }, 3).state).toEqual(at(1));
  });

  it("Enter chooses the option pointed at, and is left to the form when there is none", () => {
    expect(press(at(1), { key: "Enter" }, 3)).toEqual({ state: CLOSED, act: "choose", handled: true });
    expect(press(TYPING, { key: "Enter" }, 3)).toMatchObject({ act: "enter", handled: false });
    expect(press(at(1), { key: "Enter" }, 0)).toMatchObject({ act: "enter", handled: false });
  });

  it("Escape closes, then clears", () => {
    const first = press(at(1), { key: "Escape" }, 3);
    expect(first).toEqual({ state: CLOSED, act: null, handled: true });
    expect(press(first.state, { key: "Escape" }, 0)).toMatchObject({ act: "clear", handled: false });
  });

  it("Home, End and the arrows of the text go back to the text, where they do what they do", () => {
    for (const key of ["Home", "End", "ArrowLeft", "ArrowRight"])
      expect(press(at(1), { key }, 3)).toEqual({ state: at(-1), act: null, handled: false });
  });

  it("Tab closes and goes on", () => {
    expect(press(at(1), { key: "Tab" }, 3)).toEqual({ state: CLOSED, act: null, handled: false });
  });

  it("keys in the middle of a character are not ours", () => {
    expect(press(at(1), { key: "Enter", isComposing: true }, 3)).toEqual({
      state: at(1),
      act: null,
      handled: false,
    });
  });

  it("never point outside of what shows, and letters change nothing", () => {
    const key = fc.constantFrom("ArrowDown", "ArrowUp", "Home", "End", "Escape", "Enter", "Tab", "a", " ");
    fc.assert(
      fc.property(fc.array(key), fc.integer({ min: 1, max: 11 }), (keys, shown) => {
        const state = after(keys, shown);
        expect(state.active).toBeGreaterThanOrEqual(-1);
        expect(state.active).toBeLessThan(shown);
        expect(press(state, { key: "a" }, shown)).toEqual({ state, act: null, handled: false });
      }),
    );
  });
});
