import { account } from "./fr/account";
import { administration } from "./fr/administration";
import { agenda } from "./fr/agenda";
import { checks } from "./fr/checks";
import { common } from "./fr/common";
import { contributing } from "./fr/contributing";
import { doubles } from "./fr/doubles";
import { errors } from "./fr/errors";
import { fields } from "./fr/fields";
import { filters } from "./fr/filters";
import { forms } from "./fr/forms";
import { history } from "./fr/history";
import { http } from "./fr/http";
import { issues } from "./fr/issues";
import { journal } from "./fr/journal";
import { legal } from "./fr/legal";
import { mails } from "./fr/mails";
import { map } from "./fr/map";
import { notifications } from "./fr/notifications";
import { ownAccount } from "./fr/own-account";
import { reading } from "./fr/reading";
import { reports } from "./fr/reports";
import { review } from "./fr/review";
import { search } from "./fr/search";
import { suggestions } from "./fr/suggestions";
import { synonyms } from "./fr/synonyms";
import { teams } from "./fr/teams";
import { understood } from "./fr/understood";
import { vocabularies } from "./fr/vocabularies";

export const fr = {
  administration,
  vocabularies,
  agenda,
  checks,
  common,
  reading,
  fields,
  filters,
  forms,
  doubles,
  errors,
  issues,
  account,
  ownAccount,
  contributing,
  reports,
  review,
  history,
  journal,
  search,
  map,
  suggestions,
  teams,
  understood,
  synonyms,
  http,
  legal,
  mails,
  notifications,
};

export type Messages = typeof fr;
