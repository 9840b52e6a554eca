import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { apply, type Changes } from "#lib/revisions/changes";
import { outcomeOf } from "#lib/revisions/outcome";
import { wordingIn } from "#lib/revisions/wording";
import { Outcome } from "./outcome";

const names = { entries: new Map(), organisations: new Map(), themes: new Map(), territories: new Map() };

function shown(proposed: Changes, applied: Changes, lang: "fr" | "en" = "fr"): string {
  const outcome = outcomeOf("lab", proposed, applied, apply({}, applied));
  return renderToStaticMarkup(<Outcome outcome={outcome} wording={wordingIn(lang, names)} lang={lang} />)
    .replace(/<span class="sr-only"[^>]*>.*?<\/span>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

const title = { from: "Un lab", to: "Le lab" };

describe("what was proposed beside what was published", () => {
  it("is one sentence when everything was published as proposed", () => {
    expect(shown({ title }, { title }).trim()).toBe("Tout a été publié tel que proposé.");
    expect(shown({ title }, { title }, "en").trim()).toBe("Everything was published as proposed.");
  });

  it("shows both values of a field that was corrected, and the value of one that was left out", () => {
    const proposed = {
      title,
      url: { from: null, to: "https://exemple.fr/" },
      startsOn: { from: null, to: "2018-09" },
    };
    const text = shown(proposed, {
      title: { from: "Un lab", to: "Le laboratoire" },
      startsOn: proposed.startsOn,
    });
    expect(text).toMatch(/Nom Corrigé à la relecture Proposé .*Un .*Le lab.* Publié.*laboratoire/);
    expect(text).toMatch(/Adresse web Non retenu Proposé .*exemple\.fr/);
    expect(text).toMatch(/1 champ publié tel que proposé — Date d’ouverture/);
  });

  it("tells what the moderator added", () => {
    expect(shown({}, { title })).toMatch(/Nom Ajouté à la relecture Publié/);
  });
});
