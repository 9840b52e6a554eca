/** What is found when few entries have all the words. Pure. */
import { type Group, queryOf, weightOf } from "./groups";
import { all, any } from "./tsquery";

/** Of all that the words say, how much an entry must have when few have all of it. */
const MOST = 0.36;
/** Words that count then: those that say most. */
const MAX_COUNTED = 7;

/** Entries that have most of the words: the smallest sets of them that say enough, each a way to be found. */
export function relaxedQuery(read: readonly Group[], strict: string): string {
  const groups = read.length > 1 ? read : read.flatMap(apart);
  const quoted = groups.filter((group) => group.quoted);
  const counted = groups
    .filter(
      (group) => !group.quoted && (group.others.length > 0 || !group.parts.some(({ missing }) => missing)),
    )
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, MAX_COUNTED);
  const must = quoted.map(queryOf);
  const most = MOST * sumOf([...quoted, ...counted]);
  // Of two words each is a part worth reading, however much rarer the other is.
  const enough = must.length === 0 && counted.length === 2 ? Math.min(most, ...counted.map(weightOf)) : most;
  const sets: string[] = [];
  // From the heaviest down: what is complete is not added to, so that no set holds another but by a lighter word.
  const add = (from: number, chosen: readonly Group[], said: number) => {
    if (said >= enough) {
      sets.push(all([...must, ...chosen.map(queryOf)]));
      return;
    }
    for (let index = from; index < counted.length; index++) {
      const group = counted[index];
      if (group) add(index + 1, [...chosen, group], said + weightOf(group));
    }
  };
  if (must.length + counted.length > 0) add(0, [], sumOf(quoted));
  return any([strict, ...sets]);
}

/** Each part of an expression by itself. */
const apart = ({ parts, quoted }: Group): Group[] =>
  parts.map((part) => ({ parts: [part], others: [], quoted }));

const sumOf = (groups: readonly Group[]): number => groups.reduce((sum, group) => sum + weightOf(group), 0);
