import type { silence as source } from "../fr/silence";

export const silence: typeof source = {
  warned: {
    subject: "Your Sillage account will be erased in 30 days",
    intro: (name) =>
      `Nobody has used your account “${name}” for two years. We do not keep data that nobody needs any more.`,
    when: (day) =>
      `Unless we hear from you, the account will be erased after ${day}, with your name, your address and your settings. To keep it, signing in once is enough:`,
    action: "Keep my account",
    stays: "What you proposed stays in the directory, without your name.",
    nothing: "If you no longer need this account, there is nothing to do.",
  },
  erased: {
    subject: "Your Sillage account has been erased",
    intro:
      "As announced 30 days ago, your account has been erased: nobody had used it for more than two years. Your name, your address and your settings are gone. What you proposed stays in the directory, without your name.",
    action: "Open Sillage",
    after: "This is the last mail. You may come back whenever you like, with a new account.",
  },
};
