import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{renderJson}from"./chunk-YIHCMRNL.js";import"./chunk-5K7QEOYN.js";import"./chunk-6LFDWSJD.js";import"./chunk-CCWTHQNO.js";import"./chunk-QZHJCKBD.js";export{renderJson};
