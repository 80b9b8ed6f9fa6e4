import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
function remediationParts(remediation){return remediation.slice(0,4e3).split(/^```[a-z]*\n([\s\S]*?)\n```$/mu).map((part,at)=>at%2===1?{kind:"code",lines:part.split(`
`).slice(0,30)}:{kind:"text",text:part.trim()}).filter(part=>part.kind==="code"||part.text!=="")}export{remediationParts};
