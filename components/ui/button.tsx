import type { ComponentProps } from "react";

const VARIANTS = {
  primary: "button button-primary",
  secondary: "button button-secondary",
  danger: "button button-danger",
  quiet: "button button-quiet",
};

interface Look {
  variant?: keyof typeof VARIANTS;
  small?: boolean;
}

export const buttonClass = ({ variant = "primary", small = false }: Look = {}, more = "") =>
  [VARIANTS[variant], small && "button-small", more].filter(Boolean).join(" ");

/** Does something: submits its form unless `type` says otherwise. */
export function Button({
  variant,
  small,
  className,
  type = "submit",
  ...rest
}: Look & ComponentProps<"button">) {
  return <button type={type} className={buttonClass({ variant, small }, className)} {...rest} />;
}

/** Goes somewhere, and looks like a button because it is the next step. */
export function ButtonLink({ variant, small, className, children, ...rest }: Look & ComponentProps<"a">) {
  return (
    <a className={buttonClass({ variant, small }, className)} {...rest}>
      {children}
    </a>
  );
}
