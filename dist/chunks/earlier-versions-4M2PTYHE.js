import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{EarlierVersions}from"./chunk-UFB7T76V.js";import"./chunk-YUNQTPBN.js";import"./chunk-QILGFI2T.js";import"./chunk-QZHJCKBD.js";export{EarlierVersions};
