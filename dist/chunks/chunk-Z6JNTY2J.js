import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
function kindOf({kind}){return kind.slice(0,40).replace(/[^a-z0-9]+/giu," ").trim()}function failing({kind,domain}){return domain.startsWith("of ")?`any one ${kindOf({kind})}`:kind==="node"?"one of the":kind==="pair"?"both of":kindOf({kind})}export{kindOf,failing};
