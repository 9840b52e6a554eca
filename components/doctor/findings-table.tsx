import { Table } from "#components/ui/table";
import type { FindingState, SaidFinding } from "#lib/doctor/findings";
import { type Lang, messages } from "#lib/messages/index";

const TONES: Record<FindingState, string> = {
  good: "text-ok",
  warning: "text-warn",
  bad: "text-bad",
  off: "text-muted",
};

/** What was checked, in words, each with what to do about it. */
export function FindingsTable({ findings, lang }: { findings: readonly SaidFinding[]; lang: Lang }) {
  const { caption, columns, states, todo: doing } = messages(lang).doctor;
  return (
    <Table caption={caption} titled stacked>
      <thead>
        <tr>
          <th scope="col">{columns.check}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col">{columns.said}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ check, state, title, said, todo }) => (
          <tr key={check}>
            <th scope="row">{title}</th>
            <td className={`${TONES[state]} font-semibold whitespace-nowrap`}>{states[state]}</td>
            <td className="wrap-anywhere">
              {said}
              {todo ? (
                <p>
                  <strong>{doing}</strong>
                  {todo}
                </p>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
