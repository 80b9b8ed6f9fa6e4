import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{errorText}from"./chunk-P2J6MINF.js";import"./chunk-S2WQJZ65.js";import"./chunk-UJT6PRPF.js";import"./chunk-QZHJCKBD.js";export{errorText};
