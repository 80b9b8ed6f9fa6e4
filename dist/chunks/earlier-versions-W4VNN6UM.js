import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{EarlierVersions}from"./chunk-E57S723R.js";import"./chunk-YQ6WSAVH.js";import"./chunk-FSGJMTNH.js";import"./chunk-QZHJCKBD.js";export{EarlierVersions};
