/**
 * Every server action goes through here: a public POST endpoint becomes a function of who acts, in which language,
 * from where, and of what was typed. Refusals come back as the form itself, with all that was typed.
 */
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { validate as isUuid } from "uuid";
import { getActor } from "./auth";
import { refreshPage } from "./cache";
import { clientIp } from "./client-ip";
import { isInDoubt } from "./db";
import { env } from "./env";
import { DomainError, NO_FORM } from "./errors";
import {
  EMPTY_STATE,
  type FormAction,
  type FormState,
  type FormValues,
  firstValue,
  valuesOf,
} from "./form-state";
import type { GuardedForm } from "./guard/forms";
import { passGuard } from "./guard/pass";
import { askToWait } from "./http/too-many";
import { limitAddress } from "./limits";
import { log } from "./log";
import { isLang, type Lang, messages } from "./messages";
import { sayOutage } from "./outage";
import { isSafeNext, keyFirstPath, signInPath } from "./paths";
import type { Actor } from "./permissions";
import { errorText, issueText } from "./refusal-words";

export { errorText, issueText };

export interface FormRequest<A extends Actor | null> {
  actor: A;
  form: FormData;
  /** `form` as text fields, tidied when the action says how. */
  values: FormValues;
  lang: Lang;
  ip: string;
}

/** Where to go next, or what the form says when it comes back; nothing is the form as it was typed. */
export type FormAnswer = { redirectTo: string } | Partial<FormState>;

type Handler<A extends Actor | null> = (request: FormRequest<A>) => Promise<FormAnswer>;

interface Options {
  /** Puts the values in the order in which the issues count them (rows without holes). */
  tidy?: (values: FormValues) => FormValues;
}

interface OpenOptions extends Options {
  /** The form holds <GuardFields>: what is sent without signing in must pass as a person's. */
  guard?: GuardedForm;
}

/** The action of a form for people who have signed in; others get their form back with the way to do so. */
export function formAction(handler: Handler<Actor>, options: Options = {}): FormAction {
  return openFormAction(async (request) => {
    const { actor } = request;
    if (actor === null) return signInFirst(request);
    // Those who review act all day, several at one address.
    if (actor.role === "contributor") await limitAddress(request.ip);
    return handler({ ...request, actor });
  }, options);
}

/** The action of a form that anyone may send. */
export function openFormAction(
  handler: Handler<Actor | null>,
  { tidy = (values) => values, guard }: OpenOptions = {},
): FormAction {
  return async (_previous, form) => {
    if (!(form instanceof FormData)) throw new TypeError(NO_FORM);
    // Read from the request again and never from the previous state, which comes from outside too.
    const lang = langOf(form);
    const values = tidy(valuesOf(form));
    const answer = await answerTo(guard ? guarded(handler, guard) : handler, form, values, lang);
    // `redirect` throws: it stands outside of every try.
    if ("redirectTo" in answer) redirect(answer.redirectTo);
    // What guards the form may have served: the page gives another.
    if (guard) refreshPage();
    return { ...EMPTY_STATE, values, ...answer };
  };
}

function guarded(handler: Handler<Actor | null>, guard: GuardedForm): Handler<Actor | null> {
  return async (request) => {
    if (request.actor === null) await passGuard(guard, request);
    return handler(request);
  };
}

async function answerTo(
  handler: Handler<Actor | null>,
  form: FormData,
  values: FormValues,
  lang: Lang,
): Promise<FormAnswer> {
  const sent = await headers();
  if (!isOwnOrigin(sent.get("origin"), sent.get("sec-fetch-site"), env.PUBLIC_URL)) {
    log.warn("act.foreign");
    return { tone: "error", message: messages(lang).errors.originRefused() };
  }
  try {
    const ip = clientIp(sent.get("x-forwarded-for"), env.TRUSTED_PROXIES);
    return await handler({ actor: await getActor(), form, values, lang, ip });
  } catch (error) {
    if (error instanceof DomainError && error.code === "too-many") askToWait(secondsOf(error));
    // By the session that this request has read already.
    if (error instanceof DomainError) noteRefusal(error, (await getActor())?.id);
    return refusal(error, lang);
  }
}

/** What was sent and is not done: by whom and why, never what it was. */
export function noteRefusal({ code, key, issues }: DomainError, account: string | undefined): void {
  if (code === "forbidden") log.warn("act.forbidden", { why: key, account });
  else log.info("act.refused", { code, why: key, issues: issues.length, account });
}

/** Until it may be sent again: what the refusal says, or ten minutes. */
const secondsOf = ({ params: { minutes } }: DomainError) => (typeof minutes === "number" ? minutes : 10) * 60;

/**
 * Whether the request comes from our own pages: Next lets requests without an Origin header through. No page can
 * write either header; a browser that reaches us under another name of ours still says "same-origin".
 */
export function isOwnOrigin(origin: string | null, fetchSite: string | null, publicUrl: string): boolean {
  return origin === new URL(publicUrl).origin || fetchSite === "same-origin";
}

/** The answer to what a use case refuses or to a database that is away; any other error is thrown again. */
export function refusal(error: unknown, lang: Lang): Partial<FormState> {
  if (error instanceof DomainError) {
    return {
      tone: "error",
      message: errorText(lang, error.key, error.params),
      ...(error.key === "keyFirst" && { link: keyLink(lang) }),
      issues: error.issues.map((issue) => ({ path: issue.path, message: issueText(lang, issue) })),
    };
  }
  sayOutage(error, "action");
  const { inDoubt, unavailable } = messages(lang).errors;
  return { tone: "error", message: isInDoubt(error) ? inDoubt() : unavailable() };
}

/** In another tab: this one keeps what was typed. */
const keyLink = (lang: Lang) => ({
  href: keyFirstPath(lang),
  label: messages(lang).keys.first.title,
  newTab: true,
});

/** The id that a hidden field carries. @throws DomainError not-found when it is none */
export function idOf(values: FormValues, name = "id"): string {
  const id = firstValue(values, name);
  if (!isUuid(id)) throw new DomainError("not-found", "notFound");
  return id;
}

function signInFirst({ lang, form }: FormRequest<null> | FormRequest<Actor | null>): Partial<FormState> {
  const next = form.get("here");
  return {
    tone: "error",
    message: messages(lang).errors.signInAgain(),
    // In another tab: this one keeps what was typed.
    link: {
      href: signInPath(lang, isSafeNext(next) ? next : undefined),
      label: messages(lang).forms.signIn,
      newTab: true,
    },
  };
}

function langOf(form: FormData): Lang {
  const lang = form.get("lang");
  return isLang(lang) ? lang : "fr";
}
