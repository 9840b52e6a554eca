import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { worldFile } from "./world";

/** Writes what the journeys find in place, outside Playwright: it is made with lib/, which only runs as Next runs it. */
export default function prepare(): void {
  execFileSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", join(import.meta.dirname, "make-world.ts"), worldFile()],
    { cwd: join(import.meta.dirname, ".."), stdio: ["ignore", "inherit", "inherit"] },
  );
}
