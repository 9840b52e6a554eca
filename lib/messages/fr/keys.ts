/** Passkeys: adding, keeping, signing in, and what happens without. */
export const keys = {
  title: "Clés d’accès",
  hint: "Pour vous connecter avec votre appareil ou une clé de sécurité, sans attendre de courriel.",
  lead: "Une clé d’accès remplace le mot de passe : votre téléphone, votre ordinateur ou une clé de sécurité vous reconnaît (empreinte, visage, code), et rien de secret ne nous est envoyé.",
  noScript:
    "Ajouter une clé d’accès ou s’en servir demande JavaScript dans le navigateur. Sans lui, le lien par courriel reste la voie.",
  unsupported:
    "Ce navigateur ne connaît pas les clés d’accès. Le lien par courriel reste la voie, ou un navigateur plus récent.",
  list: (count: number) => (count === 1 ? "Votre clé" : `Vos ${count} clés`),
  none: "Aucune clé d’accès",
  noneText:
    "Ajoutez-en une sur cet appareil, puis une autre ailleurs : si vous perdez l’une, l’autre vous ouvre.",
  count: (count: number) =>
    count === 0 ? "Vous n’en avez pas encore." : count === 1 ? "Vous en avez une." : `Vous en avez ${count}.`,
  open: "Gérer mes clés d’accès",
  addedOn: (day: string) => `Ajoutée le ${day}`,
  usedOn: (day: string) => `Dernier usage le ${day}`,
  change: "Changer",
  changeOne: (name: string) => `Changer la clé « ${name} »`,
  synced: "Sur vos appareils",
  single: "Sur un seul appareil",
  never: "N’a pas encore servi",
  rename: "Renommer",
  renameOne: (name: string) => `Renommer la clé « ${name} »`,
  newNameOf: (name: string) => `Nouveau nom de la clé « ${name} »`,
  renamed: "La clé est renommée.",
  remove: "Retirer",
  removeOne: (name: string) => `Retirer la clé « ${name} »`,
  removed:
    "La clé est retirée, et les sessions qu’elle avait ouvertes ailleurs sont terminées. Effacez-la aussi de votre appareil, qui la proposerait encore.",
  add: {
    title: "Ajouter une clé",
    name: "Nom de la clé",
    nameHint: "Pour la reconnaître dans la liste : l’appareil, l’endroit.",
    nameExample: "Téléphone, ordinateur du bureau…",
    submit: "Ajouter une clé d’accès",
    done: "La clé est ajoutée. Elle vous connecte dès maintenant.",
    doneWithCodes:
      "La clé est ajoutée. Notez maintenant les codes de secours ci-dessous : ils ne seront plus affichés.",
  },
  prove: {
    title: "Confirmez d’abord que c’est vous",
    keys: "Pour ajouter ou retirer une clé et refaire les codes, montrez une de vos clés, ou un code de secours : un courriel ne suffit pas. Cela vaut 15 minutes.",
    none: "Votre connexion date de plus de 15 minutes. Connectez-vous de nouveau, puis ajoutez votre première clé.",
    ways: {
      keys: "Pour changer votre adresse ou ce qui ouvre votre compte, montrez une de vos clés, ou un code de secours : un courriel ne suffit pas. Cela vaut 15 minutes.",
      none: "Votre connexion date de plus de 15 minutes. Pour changer votre adresse ou ce qui ouvre votre compte, connectez-vous de nouveau.",
    },
    open: "Confirmer que c’est moi",
    again: "Me connecter de nouveau",
  },
  codes: {
    title: "Codes de secours",
    text: "Si vous perdez vos clés : connectez-vous par courriel, puis donnez un de ces codes. Chacun sert une fois.",
    left: (count: number) =>
      count === 0
        ? "Il ne vous en reste aucun."
        : count === 1
          ? "Il vous en reste un."
          : `Il vous en reste ${count}.`,
    renew: "Faire de nouveaux codes",
    renewText: "Les anciens ne vaudront plus rien.",
    made: "Voici vos nouveaux codes. Notez-les maintenant : ils ne seront plus affichés.",
    once: {
      title: "Vos codes de secours",
      hint: "Imprimez-les ou gardez-les dans un gestionnaire de mots de passe, pas dans votre messagerie.",
      copy: "Copier les codes",
      copied: "Copiés.",
      notCopied: "La copie n’a pas marché : sélectionnez les codes.",
    },
  },
  signIn: {
    title: "Avec une clé d’accès",
    submit: "Me connecter avec une clé d’accès",
    waiting: "Suivez ce que demande votre appareil…",
    cancelled: "Rien n’a été confirmé sur l’appareil. Réessayez, ou passez par un lien reçu par courriel.",
    known: "Cet appareil a déjà une clé de votre compte.",
    failed:
      "Le navigateur n’a pas pu se servir d’une clé d’accès. Réessayez, ou passez par un lien reçu par courriel.",
    offline: "Sillage n’a pas répondu. Vérifiez votre connexion, puis réessayez.",
  },
  /** The page that who is signed in meets when a key is needed. */
  first: {
    title: "Montrer une clé d’accès",
    role: "Relire et administrer demandent une session qu’une clé d’accès a confirmée : une boîte aux lettres volée ne doit pas suffire à publier ou à retirer une fiche.",
    leadKeys: "Montrez une de vos clés pour continuer.",
    leadNone:
      "Votre compte n’a pas encore de clé d’accès. Ajoutez-en une : cela prend une minute. En attendant, vous lisez et proposez comme tout le monde.",
    add: "Ajouter une clé d’accès",
    submit: "Confirmer avec une clé d’accès",
    lost: "Vous n’avez plus vos clés",
    lostText: "Donnez un de vos codes de secours. Il ne servira qu’une fois.",
    code: "Code de secours",
    codeExample: "K7QM-2RTX-…",
    useCode: "Confirmer avec ce code",
    noCode:
      "Ni clé ni code ? Une personne de l’administration peut retirer vos clés, pour que vous en ajoutiez d’autres.",
    contact: "Nous écrire",
    done: "C’est confirmé. Retirez de la liste les clés perdues et ajoutez-en une autre.",
  },
  notice: {
    title: "Votre rôle demande une clé d’accès",
    text: "Sans elle vous lisez et proposez, mais ne pouvez ni relire ni administrer.",
    action: "Continuer avec une clé d’accès",
  },
  /** The administration's act. */
  person: {
    title: "Clés d’accès",
    none: "Ce compte n’a pas de clé d’accès.",
    lastUsed: "Dernière utilisation",
    never: "Aucune",
    codes: "Codes de secours restants",
    text: "Retirez-les quand la personne a perdu ses clés et ses codes, ou qu’ils ont été volés, une fois que vous êtes sûr que c’est elle qui le demande. Ses sessions et ses jetons se terminent ; un courriel la prévient.",
    remove: "Retirer toutes ses clés",
    removed:
      "Les clés sont retirées. La personne est prévenue, et en ajoutera une autre à sa prochaine connexion.",
    own: "Les vôtres se gèrent dans votre espace.",
  },
  mails: {
    subjects: {
      added: "Une clé d’accès est ajoutée à votre compte Sillage",
      removed: "Une clé d’accès est retirée de votre compte Sillage",
      withdrawn: "Vos clés d’accès Sillage sont retirées",
      recovered: "Un code de secours a servi sur votre compte Sillage",
      codes: "Vos codes de secours Sillage sont refaits",
    },
    texts: {
      added: (at: string) =>
        `Le ${at}, une clé d’accès a été ajoutée à votre compte : qui la détient peut s’y connecter.`,
      removed: (at: string) =>
        `Le ${at}, une clé d’accès a été retirée de votre compte : elle ne permet plus de s’y connecter.`,
      withdrawn: (at: string) =>
        `Le ${at}, l’administration de Sillage a retiré toutes vos clés d’accès et vos codes de secours, et terminé vos sessions. Vous pouvez vous connecter par un lien et ajouter une autre clé.`,
      recovered: (at: string) =>
        `Le ${at}, un de vos codes de secours a confirmé une session de votre compte.`,
      codes: (at: string) =>
        `Le ${at}, vos codes de secours ont été refaits : les anciens ne valent plus rien.`,
    },
    action: "Voir mes clés et mes sessions",
    notYou:
      "Si ce n’était pas vous, terminez les sessions que vous ne reconnaissez pas, retirez la clé, et écrivez-nous aussitôt.",
    why: "Ce message part toujours : il protège votre compte.",
  },
};
