import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{EarlierVersions}from"./chunk-NMUDEAAY.js";import"./chunk-KCMC4IID.js";import"./chunk-OE4S4X3U.js";import"./chunk-QZHJCKBD.js";export{EarlierVersions};
