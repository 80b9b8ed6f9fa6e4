import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{errorText}from"./chunk-ZYXTG47A.js";import"./chunk-UJT6PRPF.js";import"./chunk-7Y63XLZ2.js";import"./chunk-QZHJCKBD.js";export{errorText};
