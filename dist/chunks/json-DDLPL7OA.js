import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{renderJson}from"./chunk-WAFAEZOE.js";import"./chunk-YCISI5FI.js";import"./chunk-IEOTQDLH.js";import"./chunk-6LFDWSJD.js";import"./chunk-QZHJCKBD.js";export{renderJson};
