import { ByLanguage } from "#components/layout/by-language";
import { NotFoundMessage } from "#components/layout/not-found-message";

export default function NotFound() {
  return <ByLanguage fr={<NotFoundMessage lang="fr" />} en={<NotFoundMessage lang="en" />} />;
}
