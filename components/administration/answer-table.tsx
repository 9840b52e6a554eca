import { Table } from "#components/ui/table";
import { formatDay } from "#lib/dates";
import { type Lang, messages } from "#lib/messages/index";
import { answerPath } from "#lib/paths";
import { type Answer, answerLabel, answerText } from "#lib/revisions/answers";
import { reasonLabel } from "../revisions/past-decisions";

/** Ready answers, one a row; the name leads to where it is changed. */
export function AnswerTable({ answers, lang }: { answers: readonly Answer[]; lang: Lang }) {
  const words = messages(lang).desk.answers;
  const { decision, reasons } = messages(lang).review;
  return (
    <Table caption={words.caption(answers.length)} many>
      <thead>
        <tr>
          <th scope="col">{words.label}</th>
          <th scope="col">{words.verdict}</th>
          <th scope="col">{words.reason}</th>
          <th scope="col">{lang === "fr" ? words.textFr : words.textEn}</th>
          <th scope="col">{words.changed}</th>
        </tr>
      </thead>
      <tbody>
        {answers.map((answer) => (
          <tr key={answer.id}>
            <th scope="row">
              <a href={answerPath(lang, answer.id)}>{answerLabel(answer, lang)}</a>
            </th>
            <td>{decision.verdicts[answer.verdict]}</td>
            <td>{reasonLabel(reasons, answer.reasonCode)}</td>
            <td>{answerText(answer, lang)}</td>
            <td>{formatDay(answer.updatedAt, lang)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
