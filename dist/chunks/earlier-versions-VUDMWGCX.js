import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{EarlierVersions}from"./chunk-A7Q4OJE5.js";import"./chunk-XWPNQOIY.js";import"./chunk-WT2HPXK3.js";import"./chunk-QZHJCKBD.js";export{EarlierVersions};
