import { account } from "./en/account";
import { common } from "./en/common";
import { contributing } from "./en/contributing";
import { fields } from "./en/fields";
import { legal } from "./en/legal";
import { mails } from "./en/mails";
import { reading } from "./en/reading";
import { review } from "./en/review";
import type { Messages } from "./fr";

export const en = {
  common,
  reading,
  fields,
  account,
  contributing,
  review,
  legal,
  mails,
} satisfies Messages;
