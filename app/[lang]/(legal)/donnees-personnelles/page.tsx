import { RegisterView } from "#components/privacy/register-view";
import { legalRoute } from "../legal";

// Made at the first visit, not at build time: the settings that it prints are those of the server that runs.
export const revalidate = 3600;
export const generateStaticParams = () => [];

const { Page, generateMetadata } = legalRoute("privacy", RegisterView);

export { generateMetadata };
export default Page;
