/** Rendered at the first visit, then cached, the way an entry's page is. */
export const revalidate = 3600;

export const generateStaticParams = () => [];

export default function Page() {
  return <p>empty</p>;
}
