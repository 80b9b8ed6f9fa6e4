import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
async function toolVersion(){return"0.1.0"}export{toolVersion};
