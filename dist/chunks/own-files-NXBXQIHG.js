import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{ownAtBase,ownOnDisk}from"./chunk-6Q2DX3JB.js";import"./chunk-NHOV3GHV.js";import"./chunk-THF64JNX.js";import"./chunk-UJT6PRPF.js";import"./chunk-QZHJCKBD.js";export{ownAtBase,ownOnDisk};
