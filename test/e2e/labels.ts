import type { Part } from "./github-server.ts";

/** The labels of pull request 7, what was done with them, and what people may. */
export interface Labelled {
  labels?: string[];
  events?: { event: string; label?: string; by: string | null; at: string }[];
  permissions?: Record<string, string>;
}

/** Pull request 7 as it was labelled. */
export function labels({ labels: set = ["Break-Glass"], events = [], permissions = {} }: Labelled): Part {
  return (route) => {
    if (route === "GET /issues/7/labels") return { status: 200, body: set.map((name) => ({ name })) };
    if (route === "GET /issues/7/events") {
      const body = events.map(({ event, label = "break-glass", by, at }) => ({
        event,
        label: { name: label },
        actor: by === null ? null : { login: by },
        created_at: at,
      }));
      return { status: 200, body };
    }
    const [, login = ""] = /^GET \/collaborators\/([^/]+)\/permission$/u.exec(route) ?? [];
    const permission = permissions[login];
    return permission === undefined ? null : { status: 200, body: { permission } };
  };
}
