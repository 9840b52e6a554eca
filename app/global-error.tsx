"use client"; // the last resort: the frame of the page itself failed, so this one brings its own, in both languages

import "./globals.css";
import { FailureMessage } from "#components/layout/failure-message";
import { common as en } from "#lib/messages/en/common";
import { common as fr } from "#lib/messages/fr/common";

export default function GlobalFailure({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="fr">
      <body>
        <main>
          <div className="wrap">
            <FailureMessage {...fr.failure} digest={error.digest} onRetry={reset} />
            <div lang="en">
              <FailureMessage {...en.failure} digest={error.digest} onRetry={reset} />
            </div>
          </div>
        </main>
      </body>
    </html>
  );
}
