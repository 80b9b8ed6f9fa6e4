import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
async function toolVersion(){return"0.1.0"}async function toolOf(pack){return{version:await toolVersion(),policies:await pack.version()}}export{toolVersion,toolOf};
