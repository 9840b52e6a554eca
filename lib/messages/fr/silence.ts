/** What is mailed to who has not come for two years. */
export const silence = {
  warned: {
    subject: "Votre compte Sillage sera effacé dans 30 jours",
    intro: (name: string) =>
      `Personne ne s’est servi de votre compte « ${name} » depuis deux ans. Nous ne gardons pas de données dont personne n’a plus l’usage.`,
    when: (day: string) =>
      `Sans nouvelles de vous, le compte sera effacé après le ${day}, avec votre nom, votre adresse et vos réglages. Pour le garder, il suffit de vous connecter une fois :`,
    action: "Garder mon compte",
    stays: "Ce que vous avez proposé reste dans l’annuaire, sans votre nom.",
    nothing: "Si vous n’avez plus besoin de ce compte, il n’y a rien à faire.",
  },
  erased: {
    subject: "Votre compte Sillage est effacé",
    intro:
      "Comme annoncé il y a 30 jours, votre compte a été effacé : personne ne s’en servait depuis plus de deux ans. Votre nom, votre adresse et vos réglages n’y sont plus. Ce que vous aviez proposé reste dans l’annuaire, sans votre nom.",
    action: "Ouvrir Sillage",
    after: "Ce courriel est le dernier. Vous pourrez revenir quand vous voudrez, avec un nouveau compte.",
  },
};
