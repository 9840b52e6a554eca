/** How what was typed was understood. */
export const understood = {
  corrected: (text: string) => `Résultats pour « ${text} »`,
  asTyped: (text: string) => `Chercher « ${text} » tel quel`,
  inPart: "Aucune fiche n’a tous ces mots\u00a0: voici celles qui en ont une partie.",
  inPartToo: "Peu de fiches ont tous ces mots\u00a0: celles qui en ont une partie suivent.",
  through: {
    itself: (body: string, name: string) => `Trouvé par ${body}, ou ${name}`,
    later: (body: string, name: string) => `Trouvé par ${body}, aujourd’hui ${name}`,
    earlier: (body: string, name: string) => `Trouvé par ${body}, autrefois ${name}`,
  },
};
