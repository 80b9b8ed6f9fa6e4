import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
var SEVERITIES=["error","warning","notice"];function lesser(a,b){return SEVERITIES.indexOf(a)>=SEVERITIES.indexOf(b)?a:b}function atLeast(a,b){return SEVERITIES.indexOf(a)<=SEVERITIES.indexOf(b)}export{SEVERITIES,lesser,atLeast};
