/** A self link or full resource name of Google, of which only the path from the project on tells anything. */
const GOOGLE_URL = /^(?:https?:)?\/\/[a-z0-9.-]*googleapis\.com\/(?:[a-z0-9]+\/)*(projects\/.+)$/;
const ARN = /^arn:[a-z0-9-]+:([a-z0-9-]+):([a-z0-9-]*):\d*:(.+)$/;
const AZURE_SUBSCRIPTION = /^\/subscriptions\/[^/]+\//;

/**
 * One spelling for identifiers that are written in several: a self link of Google as the path from its project on, an id of Azure, which
 * does not tell capitals, in small letters. Anything else as it is.
 */
export function oneSpelling(text: string): string {
  // Most texts are told by how they begin.
  if (text.startsWith("/")) {
    return text.startsWith("/subscriptions/") ? text.toLowerCase() : (GOOGLE_URL.exec(text)?.[1] ?? text);
  }
  return text.startsWith("http") ? (GOOGLE_URL.exec(text)?.[1] ?? text) : text;
}

/**
 * What an identifier says without what no configuration says: the partition and account of an ARN, the subscription of an id of Azure. A
 * resource that is yet to be made is found by this. Null for anything else.
 */
export function withoutAccount(text: string): string | null {
  if (text.startsWith("arn:")) {
    const [, service, region, rest] = ARN.exec(text) ?? [];
    return service === undefined ? null : `arn:*:${service}:${region}:*:${rest}`;
  }
  if (!text.startsWith("/")) {
    return null;
  }
  const spelt = oneSpelling(text);
  return AZURE_SUBSCRIPTION.test(spelt) ? spelt.replace(AZURE_SUBSCRIPTION, "/subscriptions/*/") : null;
}
