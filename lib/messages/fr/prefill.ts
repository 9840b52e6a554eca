import type { Failure } from "../../prefill/catalogues";
import type { Origin } from "../../prefill/facts";

/** Starting a proposal from an address, and the bookmarklet that brings one. */
export const prefill = {
  title: "Partir d’une adresse",
  lead: "Donnez une adresse ou un identifiant : le formulaire s’ouvre déjà rempli de ce qui s’y trouve. Il vous reste à vérifier.",
  label: "Adresse d’une page, DOI, ISBN ou identifiant HAL",
  example: "https://exemple.fr/rapport, 10.3917/rfap.161.0005, 978-2-11-152345-6, hal-01234567",
  submit: "Remplir le formulaire",
  sent: "À votre demande, Sillage lit cette page une fois, ou interroge Crossref, DataCite, HAL ou la BnF. Rien de vous ne leur est transmis. Ce qui est lu est gardé un jour, pour vous.",
  bookmark: "Proposer en un clic depuis n’importe quelle page",

  filledFrom: (source: string) => `Formulaire rempli d’après ${source}`,
  check: "Chaque champ repris est marqué « à vérifier ». Rien n’est envoyé tant que vous ne le demandez pas.",
  guessed: (type: string) => `Cela semble être : ${type}. Sinon, gardez cette lecture et choisissez :`,
  chosen: "Ce n’est pas cela ? Gardez cette lecture et choisissez :",
  send: "Tout est vérifié : aller à l’envoi",
  again: "Lire une autre adresse",
  already: (count: number): string =>
    count > 1
      ? "L’annuaire a déjà des fiches qui y ressemblent :"
      : "L’annuaire a déjà une fiche qui y ressemble :",
  edit: "La corriger plutôt",
  expired: "Ce qui avait été lu n’est plus gardé : redonnez l’adresse.",

  failed: {
    unknown: "Rien n’a été trouvé à cette adresse ou sous cet identifiant.",
    closed: "Le site ne permet pas que cette page soit lue par un programme.",
    away: "Le site n’a pas répondu à temps.",
    unreadable: "Ce qui s’y trouve n’a pas pu être lu.",
  } satisfies Record<Failure, string>,
  byHand: "Le formulaire est prêt, à remplir à la main : seul ce que vous avez donné y figure.",

  /** After "repris de". */
  origins: {
    typed: "ce que vous avez donné",
    "schema.org": "la page (données schema.org)",
    citation: "la page (références bibliographiques)",
    microformats: "la page (événement balisé)",
    opengraph: "la page (aperçu de partage)",
    dublincore: "la page (Dublin Core)",
    html: "la page",
    pdf: "le document PDF",
    crossref: "Crossref",
    datacite: "DataCite",
    hal: "HAL",
    bnf: "la BnF",
  } satisfies Record<Origin, string>,
  mark: (origin: string) => `Repris de ${origin} — à vérifier.`,
  /** Of the summary: the criteria want it in one's own words. */
  rewrite: (origin: string) => `Repris de ${origin} — à vérifier, et à réécrire avec vos mots.`,

  bookmarklet: {
    title: "Un favori « Proposer à Sillage »",
    lead: "Ce favori, placé dans votre navigateur, emporte ici l’adresse de la page que vous lisez. Il ne lit rien d’autre et n’agit que quand vous l’activez.",
    name: "Proposer à Sillage",
    drag: "À la souris",
    dragText: "Affichez la barre de favoris, puis faites-y glisser ce bouton (ici, un clic ne fait rien) :",
    keyboard: "Au clavier",
    keyboardSteps: [
      "Ajoutez cette page à vos favoris (Ctrl + D, ou ⌘ + D sur Mac).",
      "Modifiez ce favori : donnez-lui le nom « Proposer à Sillage » et remplacez son adresse par le code ci-dessous.",
    ],
    phone: "Sur un téléphone",
    phoneSteps: [
      "Copiez le code ci-dessous, ajoutez cette page à vos favoris, puis remplacez l’adresse du favori par ce code.",
      "Sur une page à proposer, touchez la barre d’adresse, tapez « Proposer à Sillage » et choisissez le favori.",
      "Plus simple encore : copiez l’adresse de la page et collez-la dans la case ci-dessus.",
    ],
    code: "Code du favori",
    copy: "Copier le code",
    copied: "Code copié.",
    notCopied: "La copie n’a pas marché : sélectionnez le code et copiez-le.",
  },
};
