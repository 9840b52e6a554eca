import { expect, test } from "vitest";
import { zoneOf } from "./zone";

test("an entry's own zone comes before that of its place", () => {
  expect(zoneOf({ timezone: "Asia/Tokyo", territory: "departement-974", country: "FR" })).toBe("Asia/Tokyo");
});

test("a place overseas has its zone, whatever the level of its territory", () => {
  for (const [territory, zone] of [
    ["commune-97411", "Indian/Reunion"],
    ["departement-974", "Indian/Reunion"],
    ["region-04", "Indian/Reunion"],
    ["epci-249740077", "Indian/Reunion"],
    ["epci-200060457", "Indian/Mayotte"],
    ["region-01", "America/Guadeloupe"],
    ["commune-97209", "America/Martinique"],
    ["departement-973", "America/Cayenne"],
    ["region-975", "America/Miquelon"],
    ["commune-98818", "Pacific/Noumea"],
    ["region-987", "Pacific/Tahiti"],
    ["commune-98731", "Pacific/Marquesas"],
    ["commune-98719", "Pacific/Gambier"],
    ["departement-986", "Pacific/Wallis"],
  ])
    expect(zoneOf({ territory, country: "FR" }), territory).toBe(zone);
});

test("the hexagon, Corsica, the whole country and nowhere are in Paris time", () => {
  for (const territory of [
    "fr",
    "commune-75056",
    "departement-2A",
    "commune-2A004",
    "region-53",
    "epci-243500139",
  ])
    expect(zoneOf({ territory, country: "FR" }), territory).toBe("Europe/Paris");
  for (const country of ["FR", "EU", "INT", null]) expect(zoneOf({ country })).toBe("Europe/Paris");
});

test("what is abroad has the zone of its country, of the capital where there are several", () => {
  expect(zoneOf({ country: "CA" })).toBe("America/Toronto");
  expect(zoneOf({ country: "PT" })).toBe("Europe/Lisbon");
  expect(zoneOf({ country: "JP" })).toBe("Asia/Tokyo");
  expect(zoneOf({ country: "NC" })).toBe("Pacific/Noumea");
});

test("every zone is one that Intl knows, for every country", () => {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const country of letters.flatMap((one) => letters.map((other) => one + other)))
    expect(() => new Intl.DateTimeFormat("fr", { timeZone: zoneOf({ country }) }), country).not.toThrow();
});
