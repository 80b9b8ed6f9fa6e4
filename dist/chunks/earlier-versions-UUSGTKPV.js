import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{EarlierVersions}from"./chunk-HLPQHWML.js";import"./chunk-GHUGTI5F.js";import"./chunk-IXQO6BJ4.js";import"./chunk-THF64JNX.js";import"./chunk-QZHJCKBD.js";export{EarlierVersions};
