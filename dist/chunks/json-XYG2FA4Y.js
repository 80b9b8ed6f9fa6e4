import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{renderJson,renderValue}from"./chunk-23KVFEVP.js";import"./chunk-5OS5237K.js";import"./chunk-BYYYK54A.js";import"./chunk-JJ5DS3HD.js";import"./chunk-6LFDWSJD.js";import"./chunk-QZHJCKBD.js";export{renderJson,renderValue};
