import { account } from "./fr/account";
import { administration } from "./fr/administration";
import { agenda } from "./fr/agenda";
import { alerts } from "./fr/alerts";
import { api } from "./fr/api";
import { checks } from "./fr/checks";
import { common } from "./fr/common";
import { contributing } from "./fr/contributing";
import { desk } from "./fr/desk";
import { doctor } from "./fr/doctor";
import { doubles } from "./fr/doubles";
import { errors } from "./fr/errors";
import { exporting } from "./fr/exporting";
import { fields } from "./fr/fields";
import { filters } from "./fr/filters";
import { forms } from "./fr/forms";
import { freshness } from "./fr/freshness";
import { harvest } from "./fr/harvest";
import { history } from "./fr/history";
import { http } from "./fr/http";
import { imports } from "./fr/imports";
import { issues } from "./fr/issues";
import { journal } from "./fr/journal";
import { keys } from "./fr/keys";
import { legal } from "./fr/legal";
import { mails } from "./fr/mails";
import { map } from "./fr/map";
import { merging } from "./fr/merging";
import { notifications } from "./fr/notifications";
import { openData } from "./fr/open-data";
import { ownAccount } from "./fr/own-account";
import { prefill } from "./fr/prefill";
import { printing } from "./fr/printing";
import { reading } from "./fr/reading";
import { register } from "./fr/register";
import { reports } from "./fr/reports";
import { review } from "./fr/review";
import { search } from "./fr/search";
import { selections } from "./fr/selections";
import { service } from "./fr/service";
import { silence } from "./fr/silence";
import { suggestions } from "./fr/suggestions";
import { synonyms } from "./fr/synonyms";
import { takeAway } from "./fr/take-away";
import { teams } from "./fr/teams";
import { termSuggestions } from "./fr/term-suggestions";
import { tokens } from "./fr/tokens";
import { trust } from "./fr/trust";
import { understood } from "./fr/understood";
import { vocabularies } from "./fr/vocabularies";
import { webhooks } from "./fr/webhooks";
import { widgets } from "./fr/widgets";

export const fr = {
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
};

export type Messages = typeof fr;
