import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{readArchive,writeArchive}from"./chunk-732JOHO4.js";import"./chunk-4MYYWLLN.js";import"./chunk-QZHJCKBD.js";export{readArchive,writeArchive};
