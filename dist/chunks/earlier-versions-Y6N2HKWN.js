import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{EarlierVersions}from"./chunk-HNT2NH67.js";import"./chunk-M2A2XLQY.js";import"./chunk-FSGJMTNH.js";import"./chunk-QZHJCKBD.js";export{EarlierVersions};
