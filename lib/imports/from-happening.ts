/** What a calendar announces as the content of an event. Pure. */
import { emptyContent } from "#lib/entries/types/index";
import { fold, tidyLine } from "#lib/text";
import type { Happening } from "./raw";
import { type Converted, creditOf, type Settings, textsOf, themesOf } from "./to-content";

/** What titles say of the kind of an event; anything else is a conference. */
const KINDS: readonly [words: RegExp, kind: string][] = [
  [/\batelier|workshop|hackathon|sprint\b/, "workshop"],
  [/\bformation|training|mooc\b/, "training"],
  [/\bsemaine|week\b/, "week"],
  [/\b(date limite|cloture|deadline|appel a (projets|candidatures))\b/, "call-deadline"],
];

export function fromHappening(happening: Happening, { known, language }: Settings): Converted {
  const { title, start, end, timezone, latitude, longitude } = happening;
  const { themes, left } = themesOf(happening.keywords, known);
  const place = tidyLine(happening.place);
  const territory = known.territory(place);
  const texts = textsOf(happening.description, [
    ...(left.length > 0 ? [["keywords", left.join(", ")] as const] : []),
    ...happening.others,
  ]);
  const [startsOn, startTime] = start.split("T");
  const [endsOn, endTime] = end.split("T");
  const folded = fold(title);
  return {
    type: "event",
    content: {
      ...emptyContent("event"),
      ...texts,
      kind: KINDS.find(([words]) => words.test(folded))?.[1] ?? "conference",
      title: tidyLine(title) || null,
      language,
      url: happening.url.trim() || null,
      startsOn: startsOn || null,
      endsOn: endsOn && endsOn !== startsOn ? endsOn : null,
      startTime: startTime || null,
      endTime: (startTime && endTime) || null,
      timezone: startTime && timezone ? timezone : null,
      address: place.slice(0, 300) || null,
      territory,
      latitude,
      longitude,
      themes,
      credits: happening.organiser ? [creditOf("organiser", happening.organiser, known)] : [],
    },
  };
}
