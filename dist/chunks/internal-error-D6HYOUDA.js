import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{errorText}from"./chunk-UGDYZIJW.js";import"./chunk-7Y63XLZ2.js";import"./chunk-UJT6PRPF.js";import"./chunk-QZHJCKBD.js";export{errorText};
