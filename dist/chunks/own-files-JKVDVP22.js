import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{ownAtBase,ownOnDisk}from"./chunk-35XX3VYI.js";import"./chunk-IXQO6BJ4.js";import"./chunk-THF64JNX.js";import"./chunk-UJT6PRPF.js";import"./chunk-QZHJCKBD.js";export{ownAtBase,ownOnDisk};
