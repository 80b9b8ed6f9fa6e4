import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
function problemsOf(report,levels){let ofInputs=report.inputs.flatMap(input=>input.problems.map(problem=>({...problem,path:input.path}))),all=[...report.problems,...ofInputs];return levels.flatMap(level=>all.filter(problem=>problem.level===level))}export{problemsOf};
