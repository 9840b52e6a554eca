import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

const LOOKS: Record<NoticeKind, { icon: IconName; tone: string }> = {
  info: { icon: "info", tone: "tone-info" },
  success: { icon: "check", tone: "tone-ok" },
  warning: { icon: "warning", tone: "tone-warn" },
  error: { icon: "cross", tone: "tone-bad" },
};

export type NoticeKind = "info" | "success" | "warning" | "error";

/** A message about the page or about what was just done. `live` reads it out when it appears after an act. */
export function Notice({
  kind = "info",
  title,
  live = false,
  children,
}: {
  kind?: NoticeKind;
  title?: string;
  live?: boolean;
  children?: ReactNode;
}) {
  const { icon, tone } = LOOKS[kind];
  return (
    <div className={`notice ${tone}`} role={live ? (kind === "error" ? "alert" : "status") : undefined}>
      <Icon name={icon} />
      <div>
        {title ? <p className="notice-title">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
