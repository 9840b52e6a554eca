/** Outlines as the `d` of SVG paths, as short as they can be: hundreds of them stand in a page. */
import { type GeoPermissibleObjects, type GeoProjection, geoPath } from "d3-geo";

/** The outline of a shape, to a tenth of a unit; without the steps that are shorter than `least` units. */
export function pathOf(projection: GeoProjection, shape: GeoPermissibleObjects, least = 0): string {
  const pen = new Pen(10 * least);
  geoPath(projection, pen)(shape);
  return pen.path();
}

/** What d3-geo draws on: it keeps steps from point to point, without those that would not move it. */
class Pen {
  private readonly shapes: string[] = [];
  private steps: string[] = [];
  private start = "";
  private x = 0;
  private y = 0;

  constructor(private readonly least: number) {}

  moveTo(x: number, y: number): void {
    this.lift("");
    this.x = tenths(x);
    this.y = tenths(y);
    this.start = pair(this.x, this.y);
  }

  lineTo(x: number, y: number): void {
    const [dx, dy] = [tenths(x) - this.x, tenths(y) - this.y];
    if ((dx === 0 && dy === 0) || Math.hypot(dx, dy) < this.least) return;
    this.steps.push(pair(dx, dy));
    this.x += dx;
    this.y += dy;
  }

  closePath(): void {
    this.lift("z");
  }

  beginPath(): void {}

  // Points have marks of their own: no outline holds any.
  arc(): void {}

  path(): string {
    this.lift("");
    return this.shapes.join("");
  }

  // A shape smaller than a step has none: nothing of it would be seen.
  private lift(end: string): void {
    const steps = this.steps.map((step, index) => (index > 0 && !step.startsWith("-") ? ` ${step}` : step));
    if (steps.length > 0) this.shapes.push(`M${this.start}l${steps.join("")}${end}`);
    this.steps = [];
  }
}

const tenths = (value: number) => Math.round(value * 10);

const pair = (x: number, y: number) => `${number(x)}${y < 0 ? "" : " "}${number(y)}`;

// ".5" for 5 tenths, "-12" for -120.
const number = (value: number) => String(value / 10).replace(/^(-?)0\./, "$1.");
