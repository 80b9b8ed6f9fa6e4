import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{renderJson}from"./chunk-IUFLFIKC.js";import"./chunk-GEDTQA5N.js";import"./chunk-6LFDWSJD.js";import"./chunk-J6XDYMMW.js";import"./chunk-QZHJCKBD.js";export{renderJson};
