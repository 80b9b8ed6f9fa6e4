import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{reportSchema}from"./chunk-6X4UKS7X.js";function renderJson(report){return renderValue(reportSchema.parse(report))}function renderValue(value){return`${JSON.stringify(value,null,2).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu,escapeUnits).replaceAll("##[","#\\u0023[")}
`}function escapeUnits(character){return Array.from({length:character.length},(_,at)=>`\\u${character.charCodeAt(at).toString(16).padStart(4,"0")}`).join("")}export{renderJson,renderValue};
