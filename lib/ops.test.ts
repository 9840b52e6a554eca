/** What ops/ ships is held to what it leans on: the sources, the settings, the routes. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CORE_SCHEMA, loadAll, mergeTag } from "js-yaml";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { settingNames } from "./env";

const read = (path: string) => readFileSync(path, "utf8");
const settings: ReadonlySet<string> = new Set(settingNames);

describe("the image", () => {
  const instructions = read("ops/Dockerfile")
    .replace(/^#.*$/gm, "")
    .replace(/\\\n/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [, word = "", rest = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      return { word, rest: rest.replace(/\s+/g, " ") };
    });
  const of = (word: string) => instructions.filter((each) => each.word === word).map(({ rest }) => rest);
  const lastStage = instructions.slice(instructions.findLastIndex(({ word }) => word === "FROM"));

  it("is made of instructions that exist, each stage from one named before or from an image with its version", () => {
    const known = "FROM WORKDIR COPY RUN ENV ARG USER EXPOSE STOPSIGNAL HEALTHCHECK CMD".split(" ");
    expect(instructions.map(({ word }) => word).filter((word) => !known.includes(word))).toEqual([]);
    const stages: string[] = [];
    for (const from of of("FROM")) {
      const [, image = "", , name] = /^(\S+)( AS (\S+))?$/.exec(from) ?? [];
      expect(stages.includes(image) || /^[\w./-]+:\d[\w.-]+$/.test(image), from).toBe(true);
      if (name) stages.push(name);
    }
    for (const copy of of("COPY")) {
      const stage = /^--from=(\S+)/.exec(copy)?.[1];
      if (stage) expect(stages).toContain(stage);
    }
  });

  it("holds what runs and what migrates, all of which the build gives it, and no more", () => {
    const ignored = read("ops/Dockerfile.dockerignore").split("\n");
    const sent = ignored.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    expect(ignored).toContain("*");
    expect(ignored).toContain("**/.env*");
    for (const path of sent) expect(existsSync(path), path).toBe(true);
    const copied = lastStage
      .filter(({ word, rest }) => word === "COPY" && rest.startsWith("--from=build"))
      .flatMap(({ rest }) => rest.split(" ").slice(1, -1))
      .map((path) => path.replace("/app/", ""));
    expect(copied.filter((path) => path !== ".next" && !sent.includes(path))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining([".next", "lib", "prisma", "public", "next.config.js"]));
    for (const file of ["package.json", "package-lock.json"]) expect(of("COPY").join(" ")).toContain(file);
  });

  it("runs as nobody in particular, holds no secret, and what it starts is there", () => {
    expect(lastStage.find(({ word }) => word === "USER")?.rest).toMatch(/^[1-9]\d{3,}:[1-9]\d{3,}$/);
    const set = of("ENV").flatMap((rest) => [...rest.matchAll(/(\w+)=/g)].map(([, name = ""]) => name));
    const secret = ["DATABASE_URL", "AUTH_SECRET", "SMTP_URL", "REDIS_URL", "PROCONNECT_CLIENT_SECRET"];
    expect(set.filter((name) => secret.includes(name))).toEqual([]);
    const [command = "", ...more] = z.array(z.string()).parse(JSON.parse(of("CMD").at(-1) ?? ""));
    const [option, gate = "", next = "", word] = more;
    expect([command, option, word]).toEqual(["node", "--import", "start"]);
    for (const file of [gate, next]) expect(existsSync(file), file).toBe(true);
    const check = z
      .array(z.string())
      .parse(JSON.parse(/CMD (\[.*\])$/.exec(of("HEALTHCHECK")[0] ?? "")?.[1] ?? ""));
    expect(check.slice(0, 2)).toEqual(["node", "-e"]);
    // It is a program that parses.
    execFileSync(process.execPath, ["--check", "-"], { input: check[2] });
  });
});

const container = z.looseObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).optional(),
  env: z.array(z.strictObject({ name: z.string(), value: z.string() })).default([]),
  resources: z.object({
    requests: z.record(z.string(), z.string()),
    limits: z.object({ memory: z.string() }),
  }),
  securityContext: z.strictObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.strictObject({ drop: z.tuple([z.literal("ALL")]) }),
  }),
});
const labels = z.record(z.string(), z.string());
const workload = z.object({
  kind: z.enum(["Deployment", "Job"]),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    selector: z.object({ matchLabels: labels }).optional(),
    template: z.object({
      metadata: z.object({ labels }),
      spec: z.object({
        automountServiceAccountToken: z.literal(false),
        securityContext: z.looseObject({ runAsNonRoot: z.literal(true), runAsUser: z.number().min(1) }),
        containers: z.tuple([container]),
      }),
    }),
  }),
});
const object = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});

describe("the manifests of Kubernetes", () => {
  const folder = "ops/kubernetes";
  const { resources } = z
    .looseObject({ resources: z.array(z.string()) })
    .parse(loadAll(read(join(folder, "kustomization.yaml")))[0]);
  const objects = resources
    .flatMap((file) => loadAll(read(join(folder, file))))
    .map((each) => object.parse(each));
  const workloads = objects
    .filter(({ kind }) => ["Deployment", "Job"].includes(kind))
    .map((each) => workload.parse(each));
  const ours = workloads.filter(({ spec }) => spec.template.spec.containers[0].image === "sillage");
  const named = (kind: string, name: string) =>
    objects.find((each) => each.kind === kind && each.metadata.name === name);

  it("are all listed, and each object is there once", () => {
    const files = readdirSync(folder).filter((file) => !/^(kustomization|secret\.example)/.test(file));
    expect(resources.toSorted()).toEqual(files.sort());
    const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("run everything as someone, on a file system that cannot be written, within bounds", () => {
    // The schemas above say it; there must be something that they said it of.
    expect(ours.map(({ metadata }) => metadata.name).sort()).toEqual(["jobs", "migrations", "web"]);
    for (const { spec } of workloads)
      if (spec.selector) expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  });

  it("set settings that exist, and have one kind of instance that does the jobs", () => {
    const map = z.looseObject({ data: labels }).parse(named("ConfigMap", "sillage")).data;
    const [secret] = loadAll(read(join(folder, "secret.example.yaml")));
    const secrets = z.looseObject({ stringData: labels }).parse(secret).stringData;
    const set = [
      ...Object.keys(map),
      ...Object.keys(secrets),
      ...ours.flatMap(({ spec }) => spec.template.spec.containers[0].env.map(({ name }) => name)),
    ];
    expect(set.filter((name) => !settings.has(name))).toEqual([]);
    for (const name of ["DATABASE_URL", "AUTH_SECRET", "SMTP_URL"])
      expect(Object.keys(secrets)).toContain(name);
    const jobs = ours.map(({ metadata, spec }) => [
      metadata.name,
      spec.template.spec.containers[0].env.find(({ name }) => name === "JOBS")?.value,
    ]);
    expect(Object.fromEntries(jobs)).toEqual({ web: "off", jobs: "on", migrations: undefined });
  });

  it("ask of probes what answers, and point at each other", () => {
    const text = resources.map((file) => read(join(folder, file))).join("\n");
    const probed = [...text.matchAll(/httpGet: \{ path: (\S+),/g)].map(([, path = ""]) => path);
    expect(probed.length).toBeGreaterThan(5);
    for (const path of probed) expect(existsSync(`app${path}/route.ts`), path).toBe(true);
    for (const [kind, name] of [
      ["Service", "web"],
      ["Service", "valkey"],
      ["PodDisruptionBudget", "web"],
      ["HorizontalPodAutoscaler", "web"],
      ["Ingress", "sillage"],
    ] as const)
      expect(named(kind, name), `${kind} ${name}`).toBeDefined();
    expect(JSON.stringify(named("Ingress", "sillage"))).toContain('"service":{"name":"web"');
    expect(JSON.stringify(named("HorizontalPodAutoscaler", "web"))).toContain(
      '"kind":"Deployment","name":"web"',
    );
  });
});

describe("the compose file", () => {
  const service = z.looseObject({
    image: z.string(),
    read_only: z.boolean().optional(),
    cap_drop: z.array(z.string()).optional(),
    environment: labels.optional(),
    depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional(),
    volumes: z.array(z.string()).optional(),
  });
  const { services, volumes } = z
    .looseObject({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.unknown()) })
    .parse(loadAll(read("ops/compose.yaml"), { schema: CORE_SCHEMA.withTags(mergeTag) })[0]);

  it("runs all but the database on a file system that cannot be written", () => {
    for (const [name, { read_only, cap_drop }] of Object.entries(services))
      if (name !== "postgres")
        expect({ name, read_only, cap_drop }).toEqual({ name, read_only: true, cap_drop: ["ALL"] });
  });

  it("names services, files and settings that exist, and has one service that does the jobs", () => {
    for (const [name, { depends_on = [], volumes: mounted = [], environment = {} }] of Object.entries(
      services,
    )) {
      const others = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
      expect(Object.keys(services), name).toEqual(expect.arrayContaining(others));
      for (const mount of mounted) {
        const [source = ""] = mount.split(":");
        const made =
          Object.hasOwn(volumes, source) || source.endsWith("/tls") || existsSync(join("ops", source));
        expect(made, mount).toBe(true);
      }
      if (name !== "postgres")
        expect(Object.keys(environment).filter((each) => !settings.has(each))).toEqual([]);
    }
    expect(services.sillage?.environment?.JOBS).toBe("off");
    expect(services.jobs?.environment?.JOBS).toBe("on");
  });
});
