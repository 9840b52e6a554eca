/** The legal pages, as titled blocks: a string is a paragraph, an array a list. Addresses become links on the page. */
export interface LegalText {
  title: string;
  lead: string;
  sections: { heading: string; blocks: (string | string[])[] }[];
}

/** Who runs this instance, from its settings; `site` is its public address. */
export interface Operator {
  name: string;
  address: string;
  email: string;
  publisher: string;
  host: string;
  site: string;
}

export const legal = {
  /** A setting that the operator has not filled in. */
  unset: "(non renseigné par qui tient ce site)",

  about: (operator: Operator): LegalText => ({
    title: "À propos de Sillage",
    lead: "Un sillage, c’est ce que le passage d’un autre laisse sur l’eau, et que l’on peut suivre. Cet annuaire garde la trace de ce qui s’est tenté pour mieux faire l’action publique.",
    sections: [
      {
        heading: "Ce que l’on y trouve",
        blocks: [
          "Quatre collections : des ressources (rapports, études, guides, vidéos…), des labs (équipes et lieux), des programmes (plans, appels, fonds, plateformes) et des événements. Chaque fiche dit qui a fait quoi, quand, où, et d’où vient l’information.",
          "Le fonds de départ vient de documents publics de 2015 à 2018, dont un bulletin de veille sur l’innovation publique et les territoires. Il décrit donc d’abord cette époque. Les noms sont ceux du moment ; les pages des organismes disent ce qu’ils sont devenus.",
        ],
      },
      {
        heading: "Comment une fiche change",
        blocks: [
          "Toute personne qui a un compte peut proposer une fiche ou une correction. Une proposition ne modifie rien tant qu’une autre personne, modératrice, ne l’a pas relue. La décision est motivée, datée et conservée ; l’historique de chaque fiche est public.",
        ],
      },
      {
        heading: "Ce que Sillage n’est pas",
        blocks: [
          "Sillage n’est pas un site officiel de l’État et n’évalue pas les initiatives qu’il présente. Être dans l’annuaire n’est pas un label.",
          "Il ne dépose aucun traceur, ne charge rien depuis d’autres sites et se lit sans compte.",
        ],
      },
      {
        heading: "Qui tient ce site",
        blocks: [`Ce site est tenu par ${operator.name}. Pour nous écrire : ${operator.email}.`],
      },
    ],
  }),

  legalNotice: (operator: Operator): LegalText => ({
    title: "Mentions légales",
    lead: "Qui édite et qui héberge ce site.",
    sections: [
      {
        heading: "Éditeur",
        blocks: [
          [
            `Éditeur : ${operator.name}`,
            `Adresse : ${operator.address}`,
            `Courriel : ${operator.email}`,
            `Direction de la publication : ${operator.publisher}`,
          ],
        ],
      },
      { heading: "Hébergement", blocks: [operator.host] },
      {
        heading: "Contenus",
        blocks: [
          "Les fiches sont proposées par des personnes qui ont un compte, et relues par la modération. Pour signaler une erreur, utilisez « Proposer une modification » ou « Signaler un problème » sur la fiche. Pour demander le retrait d’un contenu illicite ou d’un nom, écrivez à l’adresse ci-dessus en citant l’adresse de la page.",
          "Les liens mènent à des sites dont nous ne répondons pas.",
        ],
      },
      {
        heading: "Code source",
        blocks: ["Le logiciel est libre, sous licence EUPL-1.2."],
      },
    ],
  }),

  accessibility: (operator: Operator): LegalText => ({
    title: "Déclaration d’accessibilité",
    lead: "Accessibilité : non conforme.",
    sections: [
      {
        heading: "État de conformité",
        blocks: [
          `${operator.name} s’engage à rendre ce site accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration s’applique à ${operator.site}.`,
          "Le site n’est pas conforme au référentiel général d’amélioration de l’accessibilité (RGAA) : aucun audit n’a encore été mené.",
        ],
      },
      {
        heading: "Ce qui est fait en attendant un audit",
        blocks: [
          [
            "toutes les pages se lisent et tous les formulaires s’envoient sans JavaScript, et au clavier seul ;",
            "des contrôles automatiques (axe) passent sur chaque sorte de page, dans les deux thèmes et à deux largeurs, avant chaque publication ;",
            "les couleurs ne portent jamais seules une information, et leurs contrastes sont vérifiés.",
          ],
          "Ces contrôles ne remplacent pas un audit : ils ne trouvent qu’une partie des défauts.",
        ],
      },
      {
        heading: "Établissement de cette déclaration",
        blocks: [
          "Cette déclaration a été établie le 22 novembre 2026.",
          "Technologies utilisées : HTML, CSS, SVG, JavaScript (facultatif pour lire et pour contribuer).",
        ],
      },
      {
        heading: "Retour d’information et contact",
        blocks: [
          `Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez à ${operator.email} : nous vous orienterons vers une autre voie accessible ou vous enverrons le contenu sous une autre forme.`,
        ],
      },
      {
        heading: "Voies de recours",
        blocks: [
          "Si vous nous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez :",
          [
            "écrire un message au Défenseur des droits : https://formulaire.defenseurdesdroits.fr/ ;",
            "contacter la personne déléguée du Défenseur des droits dans votre département : https://www.defenseurdesdroits.fr/saisir/delegues ;",
            "envoyer un courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
          ],
        ],
      },
    ],
  }),

  privacy: (operator: Operator): LegalText => ({
    title: "Données personnelles",
    lead: "Lire Sillage ne laisse aucune donnée à votre nom. Contribuer en demande une : votre adresse électronique.",
    sections: [
      {
        heading: "Si vous lisez",
        blocks: [
          "Aucun cookie n’est déposé et aucune mesure d’audience ne vous suit. Les pages lues sont comptées par jour et par sorte de page, sans rien retenir de qui les lit. Le journal technique du serveur ne contient ni adresse IP, ni recherche.",
          "Les requêtes faites à l’API sont comptées par réseau, sous une forme chiffrée à sens unique, en mémoire et pendant une minute, pour que personne ne l’accapare.",
        ],
      },
      {
        heading: "Si vous contribuez",
        blocks: [
          "Nous conservons :",
          [
            "votre adresse électronique, pour vous envoyer les liens de connexion et les décisions sur vos propositions ; elle n’est jamais affichée ;",
            "un nom public, que vous choisissez, affiché à côté de vos propositions dans l’historique public des fiches ;",
            "vos propositions, leurs commentaires, les thèmes et organismes que vous suggérez, vos messages, les décisions prises, les confirmations de fiches qui vous sont demandées et que vous donnez, et vos notifications ;",
            "les fichiers que vous importez : leur nom, et ce qui y a été lu ; jamais le fichier lui-même ;",
            "pendant un jour, les adresses et identifiants que vous donnez pour remplir un formulaire, et ce qui y a été lu ;",
            "vos sessions ouvertes, avec leur date : « Mon espace » les montre et les termine, une par une ou toutes ;",
            "si vous en ajoutez, vos clés d’accès : leur nom, leur partie publique, quand elles ont été ajoutées et ont servi ; rien de votre empreinte ni de votre visage, qui restent sur votre appareil ; et l’empreinte chiffrée de vos codes de secours ;",
            "si vous relisez, les propositions mises dans votre file et les vues de la file que vous enregistrez ;",
            "si vous l’associez, votre identité ProConnect : le nom de son émetteur et un identifiant, rien d’autre ;",
            "si vous êtes d’une équipe qui tient une page, votre place dans cette équipe et vos demandes ; vos coéquipiers et la modération voient votre nom public, et la page publique ne nomme personne ;",
            "un niveau, qui suit les décisions sur vos propositions, et ce qui l’a fait changer ; vous et l’administration seuls le voyez ;",
            "les jetons d’accès que vous créez pour vos programmes (leur nom, ce qu’ils permettent, le jour de leur dernier usage ; jamais le jeton lui-même), et pendant une semaine ce que l’API leur a répondu ;",
            "les webhooks que vous déclarez : l’adresse de votre serveur, la recherche suivie, et pendant 30 jours le résultat de chaque envoi ;",
            "si vos envois ont été mis de côté, quand et pourquoi ;",
            "vos sélections, avec vos annotations ; celles que vous rendez publiques portent votre nom public, et toutes sont effacées avec votre compte ;",
            "un journal des actes (connexions demandées, réussies ou refusées, propositions, décisions, réglages), sans nom ni adresse.",
          ],
          "Deux cookies servent à rester connecté : une session, et un indicateur sans contenu qui permet d’afficher « Mon espace ». Ils sont indispensables au service et ne servent à rien d’autre.",
          "Si vous vous identifiez avec ProConnect, nous n’en recevons que votre adresse professionnelle, qui ne devient celle de votre compte qu’une fois confirmée par vous. Deux autres cookies, chiffrés, servent alors : l’un pendant l’identification (15 minutes au plus), l’autre pour que « Se déconnecter » vous déconnecte aussi de ProConnect (12 heures au plus).",
          "Le nombre de liens de connexion demandés et de formulaires envoyés est compté, par compte, par adresse et par réseau, sous une forme chiffrée à sens unique, pour empêcher les abus. Quand les envois affluent, un calcul peut être demandé à votre navigateur : il n’en sort rien qui vous identifie, et aucun autre site n’y participe.",
        ],
      },
      {
        heading: "Si vous demandez à être prévenu",
        blocks: [
          "Une alerte se demande sans compte. Nous conservons votre adresse électronique, ce que vous suivez, la fréquence choisie et, pendant 30 jours, ce qui vous a été envoyé. L’adresse ne sert qu’à ces courriels et n’est montrée à personne. Chaque courriel a un lien pour changer, suspendre ou arrêter vos alertes, et effacer votre adresse.",
          [
            "une alerte qui n’est pas confirmée dans les 3 jours est effacée, et l’adresse avec elle si elle n’en a pas d’autre ;",
            "une adresse sans alerte est effacée dans l’heure ;",
            "des alertes toutes arrêtées depuis 90 jours sont effacées avec l’adresse ;",
            "une adresse qui refuse nos courriels pendant plus d’une semaine n’en reçoit plus ;",
            "les demandes sont comptées pendant deux heures au plus, par réseau et par adresse, sous une forme chiffrée à sens unique.",
          ],
          "Les alertes servent l’exécution du service que vous demandez (article 6.1.b du RGPD). Effacer votre compte efface aussi les alertes de la même adresse.",
        ],
      },
      {
        heading: "Si vous signalez un problème",
        blocks: [
          "Nous conservons ce que vous écrivez, la fiche concernée et, si vous la laissez, votre adresse électronique : elle sert à vous envoyer un accusé de réception et la réponse, et à rien d’autre. Seule la modération lit ce que vous écrivez.",
          [
            "l’adresse est effacée 30 jours après la réponse ;",
            "ce que vous avez écrit, un an après la réponse ; la réponse reste au dossier ;",
            "les envois sont comptés pendant deux heures au plus, par réseau et par adresse, sous une forme chiffrée à sens unique.",
          ],
        ],
      },
      {
        heading: "Pourquoi, et sur quelle base",
        blocks: [
          "Ces traitements servent l’intérêt légitime qu’il y a à tenir un annuaire fiable, dont chaque changement peut être expliqué (article 6.1.f du RGPD), et à exécuter le service que vous demandez en créant un compte (article 6.1.b).",
        ],
      },
      {
        heading: "Combien de temps",
        blocks: [
          [
            "un lien de connexion : 10 minutes, et il ne sert qu’une fois ;",
            "le décompte des demandes de lien : deux heures au plus ;",
            "une session : 30 jours sans visite ;",
            "un changement d’adresse : une heure pour le confirmer ;",
            "une adresse qui prouve que vous êtes d’une structure : jusqu’à votre confirmation, une heure au plus ; celle que quelqu’un invite dans une équipe : jusqu’à la réponse, 14 jours au plus ;",
            "ce qui a été lu d’un fichier importé et n’a pas été proposé : 90 jours ;",
            "le compte : jusqu’à ce que vous l’effaciez, depuis « Mon espace » ; si personne ne s’en est servi depuis deux ans, vous êtes prévenu par courriel, puis il est effacé 30 jours après ;",
            "le journal des actes : un an pour les connexions ; le reste aussi longtemps que l’annuaire, sans nom ni adresse ;",
            "les propositions acceptées et les décisions : aussi longtemps que la fiche, car elles forment son historique ; à la suppression du compte, votre nom en est retiré.",
          ],
        ],
      },
      {
        heading: "Les personnes citées dans les fiches",
        blocks: [
          "Les fiches citent des auteurs, des intervenants et des organismes tels que des documents publics les nomment. Si votre nom y figure et que vous souhaitez une correction ou un retrait, chaque fiche a un lien « Signaler un problème », qui mène aussi au formulaire du droit d’opposition (article 21 du RGPD) : la réponse vient dans le mois. Vous pouvez aussi nous écrire.",
        ],
      },
      {
        heading: "Vos droits",
        blocks: [
          "Dans « Mon espace », vous pouvez sans rien demander à personne : changer votre nom et votre adresse, télécharger tout ce que nous gardons de vous (un fichier JSON), effacer votre compte. L’effacement retire votre nom, votre adresse, vos sessions, vos identités, votre niveau et vos notifications ; vos contributions restent, anonymes.",
          `Responsable du traitement : ${operator.name}, ${operator.address}. Vous pouvez demander l’accès à vos données, leur rectification, leur effacement, leur portabilité, la limitation de leur usage ou vous y opposer, en écrivant à ${operator.email}. Les données ne sont ni vendues ni transmises.`,
          "Si la réponse ne vous convient pas, vous pouvez saisir la CNIL : https://www.cnil.fr/fr/plaintes.",
        ],
      },
    ],
  }),

  licence: (operator: Operator): LegalText => ({
    title: "Licence des contenus",
    lead: "Ce qui est publié ici peut être repris, y compris pour un usage commercial, à condition d’en citer la source.",
    sections: [
      {
        heading: "Les fiches : Licence Ouverte 2.0",
        blocks: [
          "Les fiches, leurs résumés, leurs thèmes et leurs relations sont publiés sous Licence Ouverte 2.0 (Etalab) : https://www.etalab.gouv.fr/licence-ouverte-open-licence/.",
          `Citez « Sillage, ${operator.site} » et la date de la fiche. En proposant un contenu, vous acceptez qu’il soit publié sous cette licence et garantissez avoir le droit de le proposer.`,
          "Les documents vers lesquels les fiches renvoient gardent leur propre licence.",
        ],
      },
      {
        heading: "Les données",
        blocks: [
          `Les mêmes contenus se lisent en JSON, sans clé ; la page de l’API dit comment : ${operator.site}/fr/api`,
          "Les territoires viennent du code officiel géographique de l’Insee, diffusé sous Licence Ouverte.",
          "La position des communes vient de GeoNames (https://www.geonames.org/), sous licence CC BY 4.0. Les contours de la carte viennent de Natural Earth, domaine public.",
        ],
      },
      {
        heading: "Le logiciel : EUPL-1.2",
        blocks: [
          "Le code de Sillage est libre, sous licence publique de l’Union européenne, version 1.2 : https://eupl.eu/1.2/fr/.",
        ],
      },
    ],
  }),

  contact: (operator: Operator): LegalText => ({
    title: "Contact",
    lead: "Une question, une erreur, un défaut d’accessibilité : voici par où passer.",
    sections: [
      {
        heading: "Corriger ou compléter une fiche",
        blocks: [
          "Ouvrez la fiche et choisissez « Proposer une modification » : c’est la voie la plus courte, et vous saurez ce qu’il en advient. Sans compte, « Signaler un problème » prévient la modération. Pour une fiche qui manque, choisissez « Proposer » en haut de la page.",
        ],
      },
      {
        heading: "Écrire à l’équipe",
        blocks: [
          `Courriel : ${operator.email}`,
          `Courrier : ${operator.name}, ${operator.address}`,
          "Une faille de sécurité se signale à la même adresse, en commençant l’objet par « Sécurité ».",
        ],
      },
    ],
  }),
};
