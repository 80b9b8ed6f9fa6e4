/** What the report says of one failure, as the page's script shows it; all of it is text. */
export interface Answer {
  /** The words for what is taken away: `data centre us-east-1a`. */
  title: string;
  kind: string;
  /** Services that it leaves as they are. */
  unaffected: number;
  /** The worst first. */
  services: { service: string; outcome: string; shown: string; was: string; left: string; why: string }[];
}

/** What is said to the page's script. Services of the map are numbered by their place in `services`. */
export interface PageData {
  services: string[];
  failures: Answer[];
}
