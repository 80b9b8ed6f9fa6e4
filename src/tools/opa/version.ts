import packageJson from "../../../package.json" with { type: "json" };

/** The one version of OPA that builds and tests the policies; another one may give other bytes. */
export const OPA_VERSION: string = packageJson.config.opa;
