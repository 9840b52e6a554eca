import { account } from "./en/account";
import { administration } from "./en/administration";
import { agenda } from "./en/agenda";
import { alerts } from "./en/alerts";
import { api } from "./en/api";
import { checks } from "./en/checks";
import { common } from "./en/common";
import { contributing } from "./en/contributing";
import { desk } from "./en/desk";
import { doctor } from "./en/doctor";
import { doubles } from "./en/doubles";
import { errors } from "./en/errors";
import { exporting } from "./en/exporting";
import { fields } from "./en/fields";
import { filters } from "./en/filters";
import { forms } from "./en/forms";
import { freshness } from "./en/freshness";
import { harvest } from "./en/harvest";
import { history } from "./en/history";
import { http } from "./en/http";
import { imports } from "./en/imports";
import { issues } from "./en/issues";
import { journal } from "./en/journal";
import { keys } from "./en/keys";
import { legal } from "./en/legal";
import { mails } from "./en/mails";
import { map } from "./en/map";
import { merging } from "./en/merging";
import { notifications } from "./en/notifications";
import { openData } from "./en/open-data";
import { ownAccount } from "./en/own-account";
import { prefill } from "./en/prefill";
import { printing } from "./en/printing";
import { reading } from "./en/reading";
import { register } from "./en/register";
import { reports } from "./en/reports";
import { review } from "./en/review";
import { search } from "./en/search";
import { selections } from "./en/selections";
import { service } from "./en/service";
import { silence } from "./en/silence";
import { suggestions } from "./en/suggestions";
import { synonyms } from "./en/synonyms";
import { takeAway } from "./en/take-away";
import { teams } from "./en/teams";
import { termSuggestions } from "./en/term-suggestions";
import { tokens } from "./en/tokens";
import { trust } from "./en/trust";
import { understood } from "./en/understood";
import { vocabularies } from "./en/vocabularies";
import { webhooks } from "./en/webhooks";
import { widgets } from "./en/widgets";
import type { Messages } from "./fr";

export const en = {
  administration,
  vocabularies,
  merging,
  agenda,
  alerts,
  api,
  checks,
  common,
  reading,
  exporting,
  fields,
  filters,
  forms,
  desk,
  doctor,
  doubles,
  errors,
  issues,
  imports,
  account,
  ownAccount,
  contributing,
  prefill,
  printing,
  selections,
  register,
  reports,
  review,
  freshness,
  harvest,
  history,
  journal,
  search,
  map,
  silence,
  suggestions,
  service,
  takeAway,
  termSuggestions,
  teams,
  keys,
  tokens,
  webhooks,
  trust,
  understood,
  widgets,
  synonyms,
  http,
  legal,
  mails,
  notifications,
  openData,
} satisfies Messages;
