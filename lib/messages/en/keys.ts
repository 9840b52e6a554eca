import type { keys as source } from "../fr/keys";

export const keys = {
  title: "Passkeys",
  hint: "To sign in with your device or a security key, without waiting for an e-mail.",
  lead: "A passkey stands for a password: your phone, your computer or a security key recognises you (fingerprint, face, PIN), and nothing secret is sent to us.",
  noScript:
    "Adding or using a passkey takes JavaScript in the browser. Without it, the link by e-mail remains the way.",
  unsupported:
    "This browser knows no passkeys. The link by e-mail remains the way, or a more recent browser.",
  list: (count: number) => (count === 1 ? "Your passkey" : `Your ${count} passkeys`),
  none: "No passkey",
  noneText: "Add one on this device, then another elsewhere: if you lose one, the other lets you in.",
  count: (count: number) =>
    count === 0 ? "You have none yet." : count === 1 ? "You have one." : `You have ${count}.`,
  open: "Manage my passkeys",
  addedOn: (day: string) => `Added on ${day}`,
  usedOn: (day: string) => `Last used on ${day}`,
  change: "Change",
  changeOne: (name: string) => `Change the passkey “${name}”`,
  synced: "On your devices",
  single: "On one device only",
  never: "Not used yet",
  rename: "Rename",
  renameOne: (name: string) => `Rename the passkey “${name}”`,
  newNameOf: (name: string) => `New name of the passkey “${name}”`,
  renamed: "The passkey is renamed.",
  remove: "Remove",
  removeOne: (name: string) => `Remove the passkey “${name}”`,
  removed:
    "The passkey is removed, and the sessions that it had opened elsewhere are ended. Delete it from your device too, which would still offer it.",
  add: {
    title: "Add a passkey",
    name: "Name of the passkey",
    nameHint: "To know it again in the list: the device, the place.",
    nameExample: "Phone, computer at work…",
    submit: "Add a passkey",
    done: "The passkey is added. It signs you in from now on.",
    doneWithCodes:
      "The passkey is added. Write down the recovery codes below now: they will not be shown again.",
  },
  prove: {
    title: "First confirm that it is you",
    keys: "To add or remove a passkey and to make the codes anew, show one of your passkeys, or a recovery code: an e-mail is not enough. It holds for 15 minutes.",
    none: "You signed in more than 15 minutes ago. Sign in again, then add your first passkey.",
    ways: {
      keys: "To change your address or what opens your account, show one of your passkeys, or a recovery code: an e-mail is not enough. It holds for 15 minutes.",
      none: "You signed in more than 15 minutes ago. To change your address or what opens your account, sign in again.",
    },
    open: "Confirm that it is me",
    again: "Sign in again",
  },
  codes: {
    title: "Recovery codes",
    text: "If you lose your passkeys: sign in by e-mail, then give one of these codes. Each is good once.",
    left: (count: number) =>
      count === 0 ? "You have none left." : count === 1 ? "You have one left." : `You have ${count} left.`,
    renew: "Make new codes",
    renewText: "The former ones will be worth nothing.",
    made: "Here are your new codes. Write them down now: they will not be shown again.",
    once: {
      title: "Your recovery codes",
      hint: "Print them or keep them in a password manager, not in your mailbox.",
      copy: "Copy the codes",
      copied: "Copied.",
      notCopied: "Copying did not work: select the codes.",
    },
  },
  signIn: {
    title: "With a passkey",
    submit: "Sign in with a passkey",
    waiting: "Follow what your device asks…",
    cancelled: "Nothing was confirmed on the device. Try again, or use a link received by e-mail.",
    known: "This device already has a passkey of your account.",
    failed: "The browser could not use a passkey. Try again, or use a link received by e-mail.",
    offline: "Sillage did not answer. Check your connection, then try again.",
  },
  first: {
    title: "Show a passkey",
    role: "Reviewing and administering take a session that a passkey has confirmed: a stolen mailbox must not be enough to publish an entry or to take one down.",
    leadKeys: "Show one of your passkeys to go on.",
    leadNone:
      "Your account has no passkey yet. Add one: it takes a minute. Until then you read and propose as anyone does.",
    add: "Add a passkey",
    submit: "Confirm with a passkey",
    lost: "You no longer have your passkeys",
    lostText: "Give one of your recovery codes. It will be good once only.",
    code: "Recovery code",
    codeExample: "K7QM-2RTX-…",
    useCode: "Confirm with this code",
    noCode:
      "Neither passkey nor code? Someone of the administration can remove your passkeys, so that you add others.",
    contact: "Write to us",
    done: "It is confirmed. Remove the lost passkeys from the list and add another one.",
  },
  notice: {
    title: "Your role asks for a passkey",
    text: "Without it you read and propose, but can neither review nor administer.",
    action: "Go on with a passkey",
  },
  person: {
    title: "Passkeys",
    none: "This account has no passkey.",
    lastUsed: "Last used",
    never: "Never",
    codes: "Recovery codes left",
    text: "Remove them when the person has lost their passkeys and codes, or they were stolen, once you are sure that it is them who ask. Their sessions and tokens end; an e-mail tells them.",
    remove: "Remove all their passkeys",
    removed: "The passkeys are removed. The person is told, and will add another when they next sign in.",
    own: "Yours are managed in your space.",
  },
  mails: {
    subjects: {
      added: "A passkey was added to your Sillage account",
      removed: "A passkey was removed from your Sillage account",
      withdrawn: "Your Sillage passkeys were removed",
      recovered: "A recovery code was used on your Sillage account",
      codes: "Your Sillage recovery codes were made anew",
    },
    texts: {
      added: (at: string) => `On ${at}, a passkey was added to your account: who holds it can sign in to it.`,
      removed: (at: string) =>
        `On ${at}, a passkey was removed from your account: it no longer signs in to it.`,
      withdrawn: (at: string) =>
        `On ${at}, the administration of Sillage removed all your passkeys and recovery codes, and ended your sessions. You can sign in by a link and add another passkey.`,
      recovered: (at: string) => `On ${at}, one of your recovery codes confirmed a session of your account.`,
      codes: (at: string) =>
        `On ${at}, your recovery codes were made anew: the former ones are worth nothing.`,
    },
    action: "See my passkeys and sessions",
    notYou:
      "If it was not you, end the sessions that you do not recognise, remove the passkey, and write to us at once.",
    why: "This message is always sent: it protects your account.",
  },
} satisfies typeof source;
