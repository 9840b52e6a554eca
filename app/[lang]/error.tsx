"use client"; // React catches what fails in a page in the browser

import { usePathname } from "next/navigation";
import { FailureMessage } from "#components/layout/failure-message";
import { common as en } from "#lib/messages/en/common";
import { common as fr } from "#lib/messages/fr/common";

export default function Failure({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { failure } = usePathname().startsWith("/en") ? en : fr;
  return <FailureMessage {...failure} digest={error.digest} onRetry={reset} />;
}
