/** Answers anew each time, with as good as nothing. */
export const dynamic = "force-dynamic";

export const GET = () => Response.json({ empty: true });
