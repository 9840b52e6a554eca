/** What the API answers to who shows a token, by what it may do: the author's, someone else's, an administrator's. */

export const TOKEN_ANSWERS = `
                                                nothing  ended  blocked  read  propose  other  administrator
GET   /api/v1/proposals                         401      401    401      200   403      200    200
GET   /api/v1/proposals/*draft                  401      401    401      200   403      404    404
GET   /api/v1/proposals/*pending                401      401    401      200   403      404    404
GET   /api/v1/proposals/*others                 401      401    401      404   403      200    404
POST  /api/v1/proposals                         401      401    401      403   400      400    400
PUT   /api/v1/proposals/*draft                  401      401    401      403   409      404    404
POST  /api/v1/proposals/*pending/withdrawal     401      401    401      403   409      404    404
`;

export type TokenName = "nothing" | "ended" | "blocked" | "read" | "propose" | "other" | "administrator";

const [heads = "", ...lines] = TOKEN_ANSWERS.trim().split("\n");
const names = heads.trim().split(/ +/);

/** Each method and address, with the status that each token gets. */
export const TOKEN_CELLS = lines.flatMap((line) => {
  const [method = "", at = "", ...statuses] = line.split(/ +/);
  return statuses.map((status, index) => ({ method, at, token: names[index] ?? "", status: Number(status) }));
});
