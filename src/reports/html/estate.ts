import { askedObjectives, estimateText, NO_LOSS, NO_WAIT, type Objective } from "../objectives.ts";
import { duration, evidenceText } from "../phrases.ts";
import { plain } from "../plain.ts";
import { code, html, type Markup, NOTHING, prose } from "./markup.ts";
import { left, MOST, type Page, section, table } from "./section.ts";

function against({ objective_s, estimate_s, met }: Objective["rpo"], none: string): Markup {
  const estimate = estimateText({ estimate_s }, none);
  if (objective_s === null) return html`not declared${estimate === "" ? "" : `, ${estimate}`}`;
  const answer = met === null ? "unknown" : met ? "met" : "not met";
  return html`${duration(objective_s)}: <span class="answer" data-answer="${answer}">${answer}</span>${estimate === "" ? "" : ` (${estimate})`}`;
}

function terms({ terms: all, service }: Objective): Markup {
  if (all.length === 0) return html`none`;
  const about = { resource: service, related: [] };
  return html`<ul>${all.slice(0, 20).map((term) => html`<li>${plain(evidenceText(term, about), 200)}</li>`)}</ul>`;
}

/** What is asked for and what is estimated, with the terms of the estimate. */
export function objectives({ report }: Page): Markup {
  const rows = askedObjectives(report).map((item) => [
    code(item.service, 80),
    html`${item.tolerate === null ? "not declared" : `a ${plain(item.tolerate, 40).replaceAll("-", " ")}`}`,
    against(item.rpo, NO_LOSS),
    against(item.rto, NO_WAIT),
    terms(item),
  ]);
  const head = ["Service", "Must survive the loss of", "Data loss (RPO)", "Recovery (RTO)", "Estimated from"];
  return section("objectives", "Objectives", table("Objectives", head, rows));
}

/** What each cluster and service is, why, and its next step. */
export function architectures({ report }: Page): Markup {
  const items = report.architectures.slice(0, MOST).map((one) => {
    const recovery = one.dr === "" ? NOTHING : html`, recovery: ${one.dr}`;
    const why = one.explanation === "" ? NOTHING : html` – ${prose(one.explanation, 400)}`;
    const next =
      one.next_step === null ? NOTHING : html`<br><strong>Next step:</strong> ${prose(one.next_step, 300)}`;
    return html`<li>${one.of} ${code(one.subject)}: <strong>${one.class}</strong>${recovery}${why}${next}</li>
`;
  });
  const list = html`<ul>${items}</ul>${left(report.architectures.length)}`;
  return section("architectures", "What this is", items.length === 0 ? NOTHING : list);
}
