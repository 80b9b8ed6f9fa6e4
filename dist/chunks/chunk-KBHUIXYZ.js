import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
var HOME="https://github.com/resilience-gate/resilience-gate";function rulePageOf(id){return`${HOME}/blob/main/policies/rules/${id.split("/").map(encodeURIComponent).join("/")}/README.md`}export{HOME,rulePageOf};
