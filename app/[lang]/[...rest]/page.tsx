import { notFound } from "next/navigation";

/** Whatever address no other page takes: our own 404, in the frame and the language of the site. */
export default function UnknownPage() {
  notFound();
}
