import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{renderMarkdown}from"./chunk-NRCHNODE.js";import"./chunk-WDJDSIQQ.js";import"./chunk-S2WQJZ65.js";import"./chunk-6LFDWSJD.js";import"./chunk-QZHJCKBD.js";export{renderMarkdown};
