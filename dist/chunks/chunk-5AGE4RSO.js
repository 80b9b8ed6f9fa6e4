import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
function jsonValue(text){try{return JSON.parse(text)}catch{return null}}export{jsonValue};
