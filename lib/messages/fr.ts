import { account } from "./fr/account";
import { common } from "./fr/common";
import { contributing } from "./fr/contributing";
import { fields } from "./fr/fields";
import { legal } from "./fr/legal";
import { mails } from "./fr/mails";
import { reading } from "./fr/reading";
import { review } from "./fr/review";

export const fr = { common, reading, fields, account, contributing, review, legal, mails };

export type Messages = typeof fr;
