import type { Answer, PageData } from "./data.ts";

/** Outcomes, the worst first; the page's styles know the same words. */
const WORST_FIRST = ["lost", "down", "unknown", "reduced", "unaffected"];

const data = JSON.parse(document.getElementById("data")?.textContent ?? "null") as PageData;
const select = document.querySelector<HTMLSelectElement>("#failure");
const status = document.querySelector<HTMLElement>("#told");
const answer = document.querySelector<HTMLElement>("#answer");
const buttons = [...document.querySelectorAll<HTMLButtonElement>("button[data-failure]")];
const parts = [...document.querySelectorAll<HTMLElement>("[data-services]")];

/** An element with text, which is never read as markup. */
function element(name: string, text: string, attributes: Record<string, string> = {}): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

function row(cells: HTMLElement[]): HTMLElement {
  const made = document.createElement("tr");
  made.append(...cells);
  return made;
}

/** What the report says of a failure, in a sentence: it is read out where the page is listened to. */
function told({ title, unaffected, services }: Answer): string {
  const counts = WORST_FIRST.map(
    (outcome) => [outcome, services.filter((one) => one.outcome === outcome).length] as const,
  );
  const words = counts.filter(([, count]) => count > 0).map(([outcome, count]) => `${count} ${outcome}`);
  const all = [...words, ...(unaffected > 0 ? [`${unaffected} unaffected`] : [])].join(", ");
  return `Without ${title}: ${all === "" ? "no service is affected" : `services: ${all}`}.`;
}

function cells({ service, outcome, shown, was, left, why }: Answer["services"][number]): HTMLElement[] {
  const then = element("td", "");
  then.append(
    element("span", shown, { class: "outcome", "data-outcome": outcome }),
    was === "" ? "" : `, ${was}`,
  );
  const rest = [left, why].filter((text) => text !== "").join(": ");
  return [element("th", service, { scope: "row" }), then, element("td", rest)];
}

/** What the report says of each service in a failure, as a table. */
function table({ title, services }: Answer): HTMLElement {
  const head = document.createElement("thead");
  const titles = ["Service", "Then it is", "What is left, and why"];
  head.append(row(titles.map((text) => element("th", text, { scope: "col" }))));
  const body = document.createElement("tbody");
  body.append(...services.map((one) => row(cells(one))));
  const made = document.createElement("table");
  made.append(head, body);
  const around = { class: "scroll", role: "region", "aria-label": `Table: without ${title}`, tabindex: "0" };
  const scroll = element("div", "", around);
  scroll.append(made);
  return scroll;
}

/** Marks on the map what is gone and what that does to the rest; null takes nothing away. */
function mark(number: number | null): void {
  const outcomes = new Map(
    number === null ? [] : (data.failures[number]?.services ?? []).map((one) => [one.service, one.outcome]),
  );
  for (const part of parts) {
    const own = (part.dataset["services"] ?? "").split(" ").filter((at) => at !== "");
    const found = own
      .map((at) => outcomes.get(data.services[Number(at)] ?? ""))
      .filter((outcome) => outcome !== undefined);
    const worst = WORST_FIRST.find((outcome) => found.includes(outcome));
    part.toggleAttribute("data-outcome", worst !== undefined);
    if (worst !== undefined) part.setAttribute("data-outcome", worst);
  }
  for (const place of document.querySelectorAll<HTMLElement>("[data-place]")) {
    place.classList.toggle("gone", number !== null && place.dataset["place"] === String(number));
  }
  for (const button of buttons)
    button.setAttribute("aria-pressed", String(button.dataset["failure"] === String(number)));
}

function choose(number: number | null): void {
  mark(number);
  if (select !== null) select.value = number === null ? "" : String(number);
  const failure = number === null ? undefined : data.failures[number];
  if (status !== null) status.textContent = failure === undefined ? "" : told(failure);
  answer?.replaceChildren(...(failure === undefined ? [] : [table(failure)]));
  if (answer !== null) answer.hidden = failure === undefined || failure.services.length === 0;
}

for (const hidden of document.querySelectorAll<HTMLElement>(".choice")) hidden.hidden = false;
for (const button of buttons) {
  button.disabled = false;
  button.addEventListener("click", () => {
    const pressed = button.getAttribute("aria-pressed") === "true";
    choose(pressed ? null : Number(button.dataset["failure"]));
  });
}
select?.addEventListener("change", () => choose(select.value === "" ? null : Number(select.value)));
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") choose(null);
});
// Paper cannot be clicked.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
});
