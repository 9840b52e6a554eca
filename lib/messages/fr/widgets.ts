import { formatNumber } from "../../dates";

/** What other sites embed, and the page where its code is copied. */
export const widgets = {
  title: "Intégrer à votre site",
  lead: "Une recherche de Sillage dans une page à vous : elle se met à jour toute seule, sans script ni traceur.",
  all: "Tout voir sur Sillage",
  allOf: (count: number, more: boolean) =>
    `Voir les ${more ? "plus de " : ""}${formatNumber(count, "fr")} fiches sur Sillage`,
  agenda: "Voir l’agenda sur Sillage",
  map: "Voir la carte sur Sillage",
  entry: "Lire la fiche sur Sillage",
  empty: "Aucune fiche pour le moment.",
  nothingComes: "Rien n’est annoncé pour le moment.",
  gone: "Cette fiche n’est plus dans l’annuaire.",
  frameTitle: (title: string) => `Sillage : ${title}`,
  shown: "Ce qui est montré",
  shownAll: "Tout l’annuaire, les nouveautés d’abord.",
  change: "Choisir une autre recherche",
  form: "Présentation",
  view: "Vue",
  views: { liste: "Liste", agenda: "Agenda (ce qui vient)", carte: "Carte par département" },
  count: "Nombre de fiches au plus",
  countHint: "De 1 à 50. Pour la carte : le nombre de départements nommés dessous.",
  look: "Apparence",
  looks: {
    auto: "Celle que préfère l’écran de la personne qui lit",
    clair: "Claire",
    sombre: "Sombre",
  },
  accent: "Couleur des liens",
  background: "Couleur du fond",
  colourHint: "Six chiffres hexadécimaux, comme 0b5459. Vide : la nôtre.",
  apply: "Voir le résultat",
  settings: {
    vue: "la vue",
    nombre: "le nombre de fiches",
    apparence: "l’apparence",
    accent: "la couleur des liens",
    fond: "la couleur du fond",
    fiche: "la fiche",
  },
  wrong: "Ces réglages n’ont pas pu être lus et sont restés ceux d’avant :",
  adjusted:
    "La couleur des liens a été rapprochée du noir ou du blanc : telle quelle, elle ne se lirait pas sur ce fond.",
  preview: "Aperçu",
  code: "Le code à copier",
  frame: "Cadre, sans aucun script",
  frameText:
    "À coller dans votre page. Rien n’est déposé chez vos visiteurs : ni cookie, ni mesure, ni script. La hauteur est à votre main.",
  frameCode: "Code du cadre",
  element: "Élément à la hauteur de son contenu",
  elementText:
    "Un petit script met le même contenu dans votre page, avec vos polices et vos couleurs (propriétés --sillage-accent, --sillage-background, --sillage-ink, --sillage-muted, --sillage-line, --sillage-font). Sans lui, le lien reste.",
  elementCode: "Code de l’élément",
  address: "Adresse",
  addressText:
    "Si votre site comprend oEmbed (WordPress, Drupal, Discourse…), l’adresse de la recherche suffit : collez-la seule sur une ligne.",
  allow: "Ce que votre site doit autoriser",
  allowText: "Si votre site a une politique de sécurité du contenu (CSP), ajoutez-y :",
  allowFrame: "pour le cadre :",
  allowElement: "pour l’élément :",
};
