import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{evaluateOwn}from"./chunk-6TRPCX5F.js";import"./chunk-ON3TPXFH.js";import"./chunk-GEBTHMK3.js";import"./chunk-RW3EUHFO.js";import"./chunk-BYYYK54A.js";import"./chunk-JJ5DS3HD.js";import"./chunk-6LFDWSJD.js";import"./chunk-UJT6PRPF.js";import"./chunk-QZHJCKBD.js";export{evaluateOwn};
