import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{EarlierVersions}from"./chunk-4TRZYX6N.js";import"./chunk-SDUU63HS.js";import"./chunk-QILGFI2T.js";import"./chunk-QZHJCKBD.js";export{EarlierVersions};
