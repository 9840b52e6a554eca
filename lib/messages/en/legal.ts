import type { LegalText, Operator, legal as source } from "../fr/legal";

export const legal = {
  /** A setting that the operator has not filled in. */
  unset: "(not given by whoever runs this site)",

  about: (operator: Operator): LegalText => ({
    title: "About Sillage",
    lead: "“Sillage” is French for a wake: what a boat leaves on the water, for others to follow. This directory keeps track of what has been tried to make public services better.",
    sections: [
      {
        heading: "What is in it",
        blocks: [
          "Four collections: resources (reports, studies, guides, videos…), labs (teams and places), programmes (plans, calls, funds, platforms) and events. Each entry says who did what, when, where, and where the information comes from.",
          "The initial content comes from public documents of 2015 to 2018, among them a current-awareness bulletin on public innovation and local areas, so it mostly describes that time. Names are those of the period; the pages of organisations say what became of them. Entries are written in French.",
        ],
      },
      {
        heading: "How an entry changes",
        blocks: [
          "Anyone with an account can propose an entry or a correction. A proposal changes nothing until somebody else, a moderator, has reviewed it. Each decision is reasoned, dated and kept; the history of each entry is public.",
        ],
      },
      {
        heading: "What Sillage is not",
        blocks: [
          "Sillage is not an official site of the French State and does not rate the initiatives it presents. Being listed is not a label.",
          "It sets no trackers, loads nothing from other sites and can be read without an account.",
        ],
      },
      {
        heading: "Who runs this site",
        blocks: [`This site is run by ${operator.name}. To write to us: ${operator.email}.`],
      },
    ],
  }),

  legalNotice: (operator: Operator): LegalText => ({
    title: "Legal notice",
    lead: "Who publishes and who hosts this site.",
    sections: [
      {
        heading: "Publisher",
        blocks: [
          [
            `Publisher: ${operator.name}`,
            `Address: ${operator.address}`,
            `E-mail: ${operator.email}`,
            `Director of publication: ${operator.publisher}`,
          ],
        ],
      },
      { heading: "Hosting", blocks: [operator.host] },
      {
        heading: "Content",
        blocks: [
          "Entries are proposed by people with an account and reviewed by moderators. To report a mistake, use “Propose a change” or “Report a problem” on the entry. To ask for the removal of unlawful content or of a name, write to the address above and quote the address of the page.",
          "We are not responsible for the sites that links lead to.",
        ],
      },
      { heading: "Source code", blocks: ["The software is free, under the EUPL-1.2 licence."] },
    ],
  }),

  accessibility: (operator: Operator): LegalText => ({
    title: "Accessibility statement",
    lead: "Accessibility: not compliant.",
    sections: [
      {
        heading: "Compliance status",
        blocks: [
          `${operator.name} is committed to making this site accessible, in accordance with article 47 of the French law no. 2005-102 of 11 February 2005. This statement applies to ${operator.site}.`,
          "The site does not comply with the French accessibility reference (RGAA): no audit has been carried out yet.",
        ],
      },
      {
        heading: "What is done in the meantime",
        blocks: [
          [
            "every page can be read and every form sent without JavaScript, and with the keyboard alone;",
            "automatic checks (axe) run on every kind of page, in both themes and at two widths, before each release;",
            "colour is never the only way information is given, and contrasts are checked.",
          ],
          "These checks do not replace an audit: they find only some of the defects.",
        ],
      },
      {
        heading: "How this statement was made",
        blocks: [
          "This statement was made on 22 November 2026.",
          "Technologies used: HTML, CSS, SVG, JavaScript (optional for reading and for contributing).",
        ],
      },
      {
        heading: "Feedback and contact",
        blocks: [
          `If you cannot reach some content or use a service, write to ${operator.email}: we will point you to an accessible alternative or send you the content in another form.`,
        ],
      },
      {
        heading: "Remedies",
        blocks: [
          "If you have told us of a defect that keeps you from some content or service and have had no satisfactory answer, you can:",
          [
            "write to the Défenseur des droits: https://formulaire.defenseurdesdroits.fr/;",
            "contact their delegate in your département: https://www.defenseurdesdroits.fr/saisir/delegues;",
            "send a letter, free of charge and without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
          ],
        ],
      },
    ],
  }),

  privacy: (operator: Operator): LegalText => ({
    title: "Personal data",
    lead: "Reading Sillage leaves no data in your name. Contributing asks for one thing: your e-mail address.",
    sections: [
      {
        heading: "If you read",
        blocks: [
          "No cookie is set and no audience measurement follows you. Pages that are read are counted by day and by kind of page, and nothing is kept of who reads them. The technical log of the server holds no IP address and no search.",
          "Requests to the API are counted by network, in a one-way encrypted form, in memory and for one minute, so that nobody takes all of it.",
        ],
      },
      {
        heading: "If you contribute",
        blocks: [
          "We keep:",
          [
            "your e-mail address, to send you sign-in links and the decisions on your proposals; it is never shown;",
            "a public name, which you choose, shown beside your proposals in the public history of entries;",
            "your proposals, their comments, the themes and organisations that you suggest, your messages, the decisions made, the confirmations of entries that you are asked for and give, and your notifications;",
            "the files that you import: their name, and what was read in them; never the file itself;",
            "for a day, the addresses and identifiers that you give to have a form filled in, and what was read there;",
            "your open sessions, with their date: “My space” shows them and ends them, one by one or all;",
            "if you add some, your passkeys: their name, their public part, when they were added and used; nothing of your fingerprint or your face, which stay on your device; and hashes of your recovery codes;",
            "if you review, the proposals put in your queue and the views of the queue that you save;",
            "if you are in a team that keeps a page, your place in it and your requests; your teammates and the moderators see your public name, and the public page names nobody;",
            "if you tie it, your ProConnect identity: the name of its issuer and an identifier, nothing else;",
            "a level, which follows the decisions on your proposals, and what made it change; only you and administrators see it;",
            "the access tokens that you make for your programs (their name, what they allow, the day of their last use; never the token itself), and for a week what the API answered them;",
            "the webhooks that you declare: the address of your server, the search followed, and for 30 days how each delivery went;",
            "if what you sent was set aside, when and why;",
            "your selections, with your notes; those that you make public bear your public name, and all of them are erased with your account;",
            "an audit of acts (sign-ins asked for, done or refused, proposals, decisions, settings), without name or address.",
          ],
          "Two cookies keep you signed in: a session, and a marker without content that lets the page show “My space”. They are essential to the service and serve no other purpose.",
          "If you sign in with ProConnect, all that we receive from it is your work address, which becomes that of your account only once you have confirmed it. Two more cookies, encrypted, then serve: one during the sign-in (15 minutes at most), the other so that “Sign out” signs you out of ProConnect too (12 hours at most).",
          "The number of sign-in links asked for and of forms sent is counted, by account, by address and by network, in a one-way encrypted form, to prevent abuse. When sendings pour in, your browser may be asked for a computation: nothing that identifies you comes out of it, and no other site takes part.",
        ],
      },
      {
        heading: "If you ask to be told",
        blocks: [
          "An alert is asked for without an account. We keep your e-mail address, what you follow, how often and, for 30 days, what you were sent. The address serves for these mails only and is shown to nobody. Each mail has a link to change, pause or stop your alerts, and to erase your address.",
          [
            "an alert that is not confirmed within 3 days is erased, and the address with it when it has no other;",
            "an address without alerts is erased within the hour;",
            "alerts that have all been stopped for 90 days are erased with the address;",
            "an address that refuses our mails for more than a week is sent no more;",
            "requests are counted for two hours at most, by network and by address, in a one-way encrypted form.",
          ],
          "Alerts provide the service that you ask for (GDPR article 6.1.b). Erasing your account also erases the alerts of the same address.",
        ],
      },
      {
        heading: "If you report a problem",
        blocks: [
          "We keep what you write, the entry that it is about and, if you leave it, your e-mail address: it serves to send you an acknowledgement and the answer, and nothing else. Only moderators read what you write.",
          [
            "the address is erased 30 days after the answer;",
            "what you wrote, a year after the answer; the answer stays on file;",
            "reports are counted for two hours at most, by network and by address, in a one-way encrypted form.",
          ],
        ],
      },
      {
        heading: "Why, and on what basis",
        blocks: [
          "This processing serves the legitimate interest of keeping a reliable directory in which each change can be explained (GDPR article 6.1.f), and provides the service that you ask for by creating an account (article 6.1.b).",
        ],
      },
      {
        heading: "For how long",
        blocks: [
          [
            "a sign-in link: 10 minutes, and it works once;",
            "the count of links asked for: two hours at most;",
            "a session: 30 days without a visit;",
            "a change of address: one hour to confirm it;",
            "an address that proves that you are of a body: until you confirm, an hour at most; that which someone invites into a team: until the answer, 14 days at most;",
            "what was read of an imported file and was not proposed: 90 days;",
            "the account: until you erase it, from “My space”; if nobody has used it for two years, you are warned by mail, then it is erased 30 days later;",
            "the audit of acts: a year for sign-ins; the rest as long as the directory, without name or address;",
            "accepted proposals and decisions: as long as the entry, since they make its history; when the account is deleted, your name is removed from them.",
          ],
        ],
      },
      {
        heading: "People named in entries",
        blocks: [
          "Entries name authors, speakers and bodies as public documents name them. If you are named and would like a correction or removal, each entry has a link “Report a problem”, which also leads to the form of the right to object (GDPR, article 21): the answer comes within a month. You may also write to us.",
        ],
      },
      {
        heading: "Your rights",
        blocks: [
          "In “My space”, without asking anyone, you can: change your name and address, download all that we keep about you (a JSON file), erase your account. Erasing removes your name, your address, your sessions, your identities, your level and your notifications; your contributions stay, anonymous.",
          `Controller: ${operator.name}, ${operator.address}. You can ask for access to your data, their correction, deletion, portability, the restriction of their use, or object to it, by writing to ${operator.email}. The data are neither sold nor passed on.`,
          "If you are not satisfied with the answer, you can complain to the CNIL, the French data protection authority: https://www.cnil.fr/fr/plaintes.",
        ],
      },
    ],
  }),

  licence: (operator: Operator): LegalText => ({
    title: "Licence of the content",
    lead: "What is published here can be reused, including commercially, as long as its source is named.",
    sections: [
      {
        heading: "Entries: Licence Ouverte 2.0",
        blocks: [
          "Entries, their summaries, themes and relations are published under the French open licence, Licence Ouverte 2.0 (Etalab): https://www.etalab.gouv.fr/licence-ouverte-open-licence/.",
          `Name “Sillage, ${operator.site}” and the date of the entry. By proposing content you agree to its publication under this licence and warrant that you have the right to propose it.`,
          "The documents that entries point to keep their own licence.",
        ],
      },
      {
        heading: "The data",
        blocks: [
          `The same contents are read as JSON, without a key; the page of the API says how: ${operator.site}/en/api`,
          "Territories come from the official geographic code of Insee, published under Licence Ouverte.",
          "The position of communes comes from GeoNames (https://www.geonames.org/), under CC BY 4.0. The outlines of the map come from Natural Earth, public domain.",
        ],
      },
      {
        heading: "The software: EUPL-1.2",
        blocks: [
          "The code of Sillage is free software under the European Union Public Licence, version 1.2: https://eupl.eu/1.2/en/.",
        ],
      },
    ],
  }),

  contact: (operator: Operator): LegalText => ({
    title: "Contact",
    lead: "A question, a mistake, an accessibility problem: here is how to reach us.",
    sections: [
      {
        heading: "Correct or complete an entry",
        blocks: [
          "Open the entry and choose “Propose a change”: it is the quickest way, and you will know what becomes of it. Without an account, “Report a problem” tells the moderators. For an entry that is missing, choose “Propose” at the top of the page.",
        ],
      },
      {
        heading: "Write to the team",
        blocks: [
          `E-mail: ${operator.email}`,
          `Post: ${operator.name}, ${operator.address}`,
          "Report a security flaw to the same address, with “Security” at the start of the subject.",
        ],
      },
    ],
  }),
} satisfies typeof source;
