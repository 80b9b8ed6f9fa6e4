import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{EarlierVersions}from"./chunk-VFTJQAQT.js";import"./chunk-UWBX2ULX.js";import"./chunk-THF64JNX.js";import"./chunk-QZHJCKBD.js";export{EarlierVersions};
