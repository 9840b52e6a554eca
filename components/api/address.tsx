import { Fragment } from "react";

/** "GET /api/v1/entries/{slug}": it may be folded after each part. */
export function Address({ method, address }: { method: string; address: string }) {
  const parts = address.split("/").slice(1);
  return (
    <p className="operation-address">
      <b>{method.toUpperCase()}</b>{" "}
      <code>
        {parts.map((part, index) => (
          <Fragment key={parts.slice(0, index + 1).join("/")}>
            {index > 0 ? <wbr /> : null}/{part}
          </Fragment>
        ))}
      </code>
    </p>
  );
}
