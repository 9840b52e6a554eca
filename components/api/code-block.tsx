/** What is typed, or what is answered: long lines are folded, so that nothing scrolls sideways. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <figure className="code-block">
      <figcaption>{label}</figcaption>
      <pre>
        <code>{children}</code>
      </pre>
    </figure>
  );
}
