/** How fast a server answers: the same rounds for each subject, in turn, so that what slows the machine slows them all. */
import autocannon from "autocannon";

/** A kind of answer to be measured. */
export interface Subject {
  name: string;
  origin: string;
  /** The path of the next request. */
  next: () => string;
  /** What each body must hold, besides the status 200. */
  mark: string;
  /** Asked by who has the answer already: each must be 304, without a body. */
  unchanged?: boolean;
  /** The name of the subject that its rate is divided by. */
  against?: string;
}

export interface Measured {
  name: string;
  /** Answers a second, the median of the rounds. */
  rate: number;
  /** Milliseconds, the median of the rounds. */
  p50: number;
  p95: number;
  /** Its rate over that of another subject in the same round, the median of the rounds. */
  over: (name: string) => number;
  against?: string;
}

interface Round {
  rate: number;
  p50: number;
  p95: number;
}

/** Requests of each subject before the first round: what is compiled, planned or cached once must be. */
const WARM_UP = 300;

/**
 * Measures each subject for some seconds in each round, starting with another one each time. Throws when an answer is
 * not as expected.
 */
export async function measure(
  subjects: readonly Subject[],
  { rounds, seconds, connections }: { rounds: number; seconds: number; connections: number },
  say: (line: string) => void,
): Promise<Measured[]> {
  const effort = { connections, duration: seconds };
  say("warming up");
  for (const subject of subjects) await load(subject, { connections, amount: WARM_UP });
  const measured: Map<string, Round>[] = [];
  for (let index = 0; index < rounds; index++) {
    say(`round ${index + 1} of ${rounds}`);
    const start = (index * 3) % subjects.length;
    const round = new Map<string, Round>();
    for (const subject of [...subjects.slice(start), ...subjects.slice(0, start)]) {
      round.set(subject.name, await load(subject, effort));
    }
    measured.push(round);
  }
  return subjects.map((subject) => summary(subject, measured));
}

/** Asks without pause over so many connections, for `duration` seconds or `amount` requests. */
export async function load(
  { name, origin, next, mark, unchanged = false }: Subject,
  effort: { connections: number; duration?: number; amount?: number },
): Promise<Round> {
  const latencies: number[] = [];
  const path = next();
  const had = unchanged ? await etagOf(origin + path) : null;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: origin,
        sampleInt: 100,
        requests: had
          ? [{ path, headers: { "if-none-match": had } }]
          : [{ setupRequest: (request) => ({ ...request, path: next() }) }],
        verifyBody: (body) => typeof body === "string" && (had ? body === "" : body.includes(mark)),
        ...effort,
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    );
    run.on("response", (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
  const { mismatches, errors, timeouts, duration } = result;
  const unexpected = had ? latencies.length - result["3xx"] : result.non2xx;
  if (latencies.length === 0) throw new Error(`${name}: no answer in ${duration} s; is the machine busy?`);
  if (unexpected + mismatches + errors + timeouts > 0) {
    throw new Error(
      `${name}: of ${latencies.length} answers ${unexpected} are not ${had ? 304 : 200}, ${mismatches} do not hold ${mark}, ` +
        `${errors} fail and ${timeouts} come too late; for instance ${path}`,
    );
  }
  latencies.sort((a, b) => a - b);
  return { rate: latencies.length / duration, p50: at(latencies, 0.5), p95: at(latencies, 0.95) };
}

async function etagOf(url: string): Promise<string> {
  const etag = (await fetch(url)).headers.get("etag");
  if (!etag) throw new Error(`${url} has no ETag`);
  return etag;
}

function summary({ name, against }: Subject, rounds: readonly Map<string, Round>[]): Measured {
  const of = (figure: (round: Map<string, Round>) => number | undefined) =>
    median(rounds.map((round) => figure(round) ?? Number.NaN));
  return {
    name,
    rate: of((round) => round.get(name)?.rate),
    p50: of((round) => round.get(name)?.p50),
    p95: of((round) => round.get(name)?.p95),
    over: (other) => of((round) => (round.get(name)?.rate ?? 0) / (round.get(other)?.rate ?? 0)),
    against,
  };
}

const median = (values: readonly number[]) =>
  at(
    values.toSorted((a, b) => a - b),
    0.5,
  );

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
