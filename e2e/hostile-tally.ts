/** Asks a server a great many things at once, and keeps what it should not have answered. */
import { escapesIn } from "./dom-oracle";
import { askRaw, type RawAnswer, type RawRequest } from "./raw-http";

export interface Question extends RawRequest {
  path: string;
  /** What else is wrong with an answer; null when nothing is. */
  expect?: (answer: RawAnswer) => string | null;
}

const AT_ONCE = 16;
/** On a machine that counts as fast as most do; on a slower one, that much more. */
const TOO_SLOW_MS = 1000;
/** What `countingMs` takes there. */
const COUNTING_MS = 30;

export class Tally {
  asked = 0;
  readonly faults: string[] = [];
  slowest = 0;
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Asks each of them; what took too long is asked again alone, up to three times: others share the machine with it. */
  async ask(questions: Iterable<Question>): Promise<void> {
    const left = questions[Symbol.iterator]();
    const slow: Question[] = [];
    const worker = async () => {
      for (let next = left.next(); !next.done; next = left.next()) {
        const answer = await this.one(next.value);
        if (answer && answer.ms > TOO_SLOW_MS) slow.push(next.value);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (slow.length === 0) return;
    const limit = TOO_SLOW_MS * Math.min(3, Math.max(1, countingMs() / COUNTING_MS));
    for (const question of slow) {
      const quickest = await this.quickest(question, 3);
      this.slowest = Math.max(this.slowest, quickest);
      if (quickest > limit) this.fault(question, `${Math.round(quickest)} ms of ${Math.round(limit)}`);
    }
  }

  /** Milliseconds of the quickest answer, as soon as one is quick enough; 0 when one was no answer, which is said. */
  private async quickest(question: Question, times: number): Promise<number> {
    let quickest = Number.POSITIVE_INFINITY;
    for (let left = times; left > 0 && quickest > TOO_SLOW_MS; left--) {
      const answer = await this.one(question);
      quickest = Math.min(quickest, answer?.ms ?? 0);
    }
    return quickest;
  }

  async one(question: Question): Promise<RawAnswer | null> {
    this.asked++;
    const answer = await askRaw(this.origin, question.path, {
      ...question,
      headers: { "x-forwarded-for": this.address(), ...question.headers },
    }).catch((error: unknown) => String(error));
    if (typeof answer === "string") {
      this.fault(question, answer);
      return null;
    }
    if (answer.status >= 500)
      this.fault(question, `${answer.status} ${answer.body.toString().slice(0, 200)}`);
    if (answer.status === 429) this.fault(question, "429: the journey asks too much of one address");
    for (const fault of faultsOf(answer)) this.fault(question, fault);
    const complaint = question.expect?.(answer);
    if (complaint) this.fault(question, complaint);
    return answer;
  }

  /** Another machine each time, of four thousand: limits are not what is tried here. */
  private address = () => `10.${this.asked % 16}.${Math.floor(this.asked / 16) % 256}.7`;

  private fault({ method = "GET", path, body }: Question, what: string): void {
    const sent = body === undefined ? "" : ` ${String(body).slice(0, 300)}`;
    this.faults.push(`${method} ${path.slice(0, 200)}${sent}: ${what}`);
  }
}

/** Milliseconds that this machine takes, with what else it does, to count to thirty million once it knows how. */
function countingMs(): number {
  const once = (): number => {
    const start = performance.now();
    let sum = 0;
    for (let i = 0; i < 30_000_000; i++) sum += i % 7;
    return sum > 0 ? performance.now() - start : 0;
  };
  once();
  return Math.max(once(), once());
}

/** What no answer may hold, whatever was asked. */
export function faultsOf({ headers, body, status }: RawAnswer): string[] {
  const faults: string[] = [];
  if (/pwned/.test(JSON.stringify(headers["set-cookie"] ?? ""))) faults.push("a cookie of theirs");
  const { location } = headers;
  if (location !== undefined && !isInside(location)) faults.push(`leads to ${location}`);
  const type = headers["content-type"] ?? "";
  if (type.startsWith("text/html")) faults.push(...escapesIn(body.toString()));
  if (/json$|json;/.test(type) && status !== 304 && body.length > 0 && !isJson(body.toString()))
    faults.push("no JSON");
  // What is too long to be a request is refused by Node before it is one.
  if (status !== 431 && headers["x-content-type-options"] !== "nosniff") faults.push("not protected");
  return faults;
}

const isInside = (location: string) =>
  URL.canParse(location, "http://localhost") &&
  new URL(location, "http://localhost").hostname === "localhost" &&
  !/^[/\\]{2}/.test(location);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
