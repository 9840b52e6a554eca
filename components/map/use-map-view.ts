"use client"; // What is seen of the map follows the keyboard, the pointer and the focus.
import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { isSeen, kept, type Size, type View, whole, zoomed } from "#lib/map/view";

/** How much one press enlarges. */
const STEP = 1.6;

/** Which part of what is seen an arrow moves by. */
const PAN = 0.25;

/** A drag starts after so many pixels: less is a press. */
const STILL = 4;

/** The view of a drawing of this size, and what moves it; `drawing` is its SVG. */
export function useMapView(drawing: RefObject<SVGSVGElement | null>, { width, height }: Size) {
  const size = { width, height };
  const [view, setView] = useState<View>(() => whole(size));
  const drag = useRef<{ x: number; y: number; moving: boolean } | null>(null);

  const zoom = (by: number) => setView((seen) => zoomed(seen, by, seen, { width, height }));
  const acts = {
    in: () => zoom(STEP),
    out: () => zoom(1 / STEP),
    reset: () => setView(whole(size)),
    pan: (right: number, down: number) =>
      setView(({ x, y, scale }) =>
        kept({ x: x + (right * PAN * width) / scale, y: y + (down * PAN * height) / scale, scale }, size),
      ),
  };

  // React listens to the wheel passively: the page would be enlarged too.
  useEffect(() => {
    const svg = drawing.current;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey || !svg) return;
      event.preventDefault();
      const { left, top, width: shown } = svg.getBoundingClientRect();
      setView((seen) => {
        const unit = width / seen.scale / shown;
        const at = {
          x: seen.x - width / seen.scale / 2 + (event.clientX - left) * unit,
          y: seen.y - height / seen.scale / 2 + (event.clientY - top) * unit,
        };
        return zoomed(seen, event.deltaY < 0 ? 1.2 : 1 / 1.2, at, { width, height });
      });
    };
    svg?.addEventListener("wheel", turn, { passive: false });
    return () => svg?.removeEventListener("wheel", turn);
  }, [drawing, width, height]);

  /** + − 0 and, once enlarged, the arrows: before, they scroll the page. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const enlarged = view.scale > 1;
    const act = {
      "+": acts.in,
      "=": acts.in,
      "-": acts.out,
      "0": acts.reset,
      ArrowLeft: enlarged && (() => acts.pan(-1, 0)),
      ArrowRight: enlarged && (() => acts.pan(1, 0)),
      ArrowUp: enlarged && (() => acts.pan(0, -1)),
      ArrowDown: enlarged && (() => acts.pan(0, 1)),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  // With the mouse only: a finger scrolls the page, and has the buttons.
  function onPointerDown(event: PointerEvent) {
    if (view.scale > 1 && event.button === 0 && event.pointerType === "mouse")
      drag.current = { x: event.clientX, y: event.clientY, moving: false };
  }

  function onPointerMove(event: PointerEvent) {
    const from = drag.current;
    const svg = drawing.current;
    if (!from || !svg) return;
    const [right, down] = [from.x - event.clientX, from.y - event.clientY];
    if (!from.moving && Math.hypot(right, down) < STILL) return;
    if (!from.moving) svg.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, moving: true };
    const unit = width / svg.clientWidth;
    setView(({ x, y, scale }) =>
      kept({ x: x + (right * unit) / scale, y: y + (down * unit) / scale, scale }, size),
    );
  }

  function onPointerUp() {
    // The press that ends a drag is no press on what is under it.
    const svg = drawing.current;
    if (drag.current?.moving && svg) {
      svg.addEventListener("click", stop, { capture: true });
      setTimeout(() => svg.removeEventListener("click", stop, { capture: true }));
    }
    drag.current = null;
  }

  // A département that takes the focus is shown.
  function onFocus({ target }: FocusEvent) {
    if (view.scale === 1 || !(target instanceof SVGGraphicsElement) || !target.classList.contains("map-area"))
      return;
    const { x, y, width: right, height: down } = target.getBBox();
    const middle = { x: x + right / 2, y: y + down / 2 };
    if (!isSeen(middle, view, size)) setView(kept({ ...middle, scale: view.scale }, size));
  }

  return { view, setView, acts, on: { onKeyDown, onPointerDown, onPointerMove, onPointerUp, onFocus } };
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
