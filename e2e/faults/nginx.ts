/** Debian's nginx in front of several servers, when this machine has it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { start, stop } from "../../bin/processes.mjs";

export const hasNginx = (): boolean => spawnSync("nginx", ["-v"]).status === 0;

/** Listens at `origin`; returns what stops it. */
export async function startNginx(
  folder: string,
  origin: string,
  servers: readonly string[],
): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "nginx.conf");
  const upstream = servers.map((url) => `server ${new URL(url).host} max_fails=0;`).join(" ");
  writeFileSync(
    file,
    `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 1; user root;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  upstream sillage { ${upstream} }
  server {
    listen ${new URL(origin).port};
    client_max_body_size 2m;
    location / {
      proxy_pass http://sillage;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Connection "";
      proxy_set_header X-Forwarded-For $http_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_next_upstream error timeout;
    }
  }
}
`,
  );
  const nginx = start("nginx", ["-c", file, "-e", join(folder, "error.log")], { gentle: "SIGQUIT" });
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${origin}/healthz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return () => stop(nginx);
}
