import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{renderJson,renderValue}from"./chunk-C4FDQCU2.js";import"./chunk-6X4UKS7X.js";import"./chunk-L5VIY72Y.js";import"./chunk-JJ5DS3HD.js";import"./chunk-6LFDWSJD.js";import"./chunk-QZHJCKBD.js";export{renderJson,renderValue};
