/** What a robots.txt asks of who visits (RFC 9309, and the Crawl-delay that many add to it). Pure. */
import { z } from "zod";

export interface Robots {
  /** Seconds between two visits; 0 when not said. */
  delay: number;
  rules: { allow: boolean; path: string }[];
}

export const NO_RULES: Robots = { delay: 0, rules: [] };

const stored = z.object({
  delay: z.number(),
  rules: z.array(z.object({ allow: z.boolean(), path: z.string() })),
});

/** As the database holds it. */
export const readRobots = (value: unknown): Robots => stored.catch(NO_RULES).parse(value);

const MAX_RULES = 500;
const MAX_PATH = 300;
/** A site that asks for more is visited once a day. */
const MAX_DELAY = 86_400;

/** What is asked of the agent of that name: its own groups, else those of everyone. */
export function parseRobots(text: string, agent: string): Robots {
  const groups = groupsOf(text);
  const named = groups.filter(({ agents }) => agents.some((name) => name !== "*" && agent.startsWith(name)));
  const chosen = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes("*"));
  return {
    delay: Math.max(0, ...chosen.map(({ delay }) => delay)),
    rules: chosen.flatMap(({ rules }) => rules).slice(0, MAX_RULES),
  };
}

interface Group extends Robots {
  agents: string[];
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let open = false; // lines of agents that follow one another begin one group
  for (const line of text.split(/\r\n?|\n/)) {
    const [, name = "", value = ""] = /^\s*([a-z-]+)\s*:\s*(.*)$/i.exec(line.replace(/#.*$/, "")) ?? [];
    const said = value.trim();
    const key = name.toLowerCase();
    if (key === "user-agent") {
      if (!open) groups.push({ agents: [], delay: 0, rules: [] });
      groups.at(-1)?.agents.push(said.toLowerCase());
      open = true;
      continue;
    }
    const group = groups.at(-1);
    if (!group || key === "") continue;
    open = false;
    if (key === "crawl-delay" && /^\d+(\.\d+)?$/.test(said)) group.delay = Math.min(Number(said), MAX_DELAY);
    if ((key === "allow" || key === "disallow") && said !== "" && said.length <= MAX_PATH)
      group.rules.push({ allow: key === "allow", path: said });
  }
  return groups;
}

/** Whether the path (with its query) may be visited: of the rules that fit, the longest counts; of two as long, "allow". */
export function mayVisit({ rules }: Robots, path: string): boolean {
  let best: { allow: boolean; path: string } | undefined;
  for (const rule of rules) {
    if (!fits(rule.path, path)) continue;
    const longer = !best || rule.path.length > best.path.length;
    if (longer || (rule.path.length === best?.path.length && rule.allow)) best = rule;
  }
  return best?.allow ?? true;
}

/** "*" stands for anything, "$" at the end for the end: part by part from the left, never an expression that could hang. */
function fits(pattern: string, path: string): boolean {
  const whole = pattern.endsWith("$");
  const [first = "", ...others] = (whole ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of others.entries()) {
    if (whole && index === others.length - 1) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !whole || at === path.length;
}
