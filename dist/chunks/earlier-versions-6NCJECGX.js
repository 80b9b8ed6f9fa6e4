import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{EarlierVersions}from"./chunk-PAZ4C22D.js";import"./chunk-ITZMO5EI.js";import"./chunk-NHOV3GHV.js";import"./chunk-THF64JNX.js";import"./chunk-QZHJCKBD.js";export{EarlierVersions};
