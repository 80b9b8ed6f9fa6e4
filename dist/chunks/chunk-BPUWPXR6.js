import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);
import{PROTECTS,entrySchema,ruleInfoSchema,ruleResultSchema}from"./chunk-L5VIY72Y.js";import{_default,_enum,_maxLength,_minLength,_regex,_trim,array,extend,literal,looseObject,number2 as number,object,optional,record,strictObject,string,union,unknown,url}from"./chunk-JJ5DS3HD.js";var info=ruleInfoSchema.shape,filled=string().check(_trim(),_minLength(1)),link=strictObject({ref:url(),description:filled}),remedySchema=union([strictObject({for:filled,types:array(filled).check(_minLength(1)),text:filled}),strictObject({text:filled})]),custom={severity:info.severity,remediation:union([filled,array(remedySchema).check(_minLength(2))]),standards:info.standards,equivalents:_default(info.equivalents,[]),aliases:_default(info.aliases,[]),since:string().check(_regex(/^\d+\.\d+\.\d+$/,"must be a version such as 0.1.0")),parameters:_default(record(string().check(_regex(/^[a-z][a-z0-9_]*$/,"must be snake_case")),strictObject(info.parameters.def.valueType.shape)),{})},ruleMetadataSchema=strictObject({scope:literal("package"),title:filled,description:filled,related_resources:array(link),custom:strictObject(custom)}),ownRuleMetadataSchema=extend(ruleMetadataSchema,{related_resources:_default(array(link),[]),custom:strictObject({...custom,standards:_default(info.standards,[]),since:_default(custom.since,"0.0.0")})}),inspectedSchema=object({namespaces:optional(record(string(),array(string()))),annotations:optional(array(object({annotations:looseObject({scope:string()}),location:object({file:string(),row:number()}),path:array(object({value:unknown()}))})))});function remediationOf(said){if(typeof said=="string")return{remediation:said.trim(),remedies:[]};let remedies=said.map(part=>({for:"for"in part?part.for:"",types:"for"in part?part.types:[],text:part.text.trim()}));return{remediation:remedies.map(part=>part.for===""?part.text:`${part.for}: ${part.text}`).join(" "),remedies}}function ruleInfo(id,{title,description,related_resources,custom:custom2},{needs,protects}){return{id,title:title.trim(),description:description.trim(),severity:custom2.severity,protects,...remediationOf(custom2.remediation),needs,standards:custom2.standards,equivalents:custom2.equivalents,aliases:custom2.aliases,since:custom2.since,related_resources:related_resources.map(({ref})=>ref),parameters:custom2.parameters}}var CONTRACT=1,OWN_ENTRYPOINT="resilience/main/own",MOST_ENTRIES=1e5,entry=entrySchema.shape,entries=ruleResultSchema.shape.violations.check(_maxLength(MOST_ENTRIES)),ownAnswerSchema=object({contract:literal(CONTRACT),rules:record(string(),record(string(),object({needs:array(string()),protects:_enum(PROTECTS),missing:array(string()),broken:array(_enum(["violations","undetermined"])),result:extend(ruleResultSchema,{violations:entries,undetermined:entries})})))}),ownEntrySchema=object({subject:string(),message:string(),attribute:optional(entry.attribute),related:optional(entry.related),remediation:optional(entry.remediation),evidence:optional(entry.evidence),caused_by:optional(entry.caused_by),protects:optional(_enum(PROTECTS))}),ownRuleSchema=looseObject({subjects:record(string(),looseObject({unknown:optional(record(string(),string()))})),needs:array(string()),protects:_enum(PROTECTS),violations:array(ownEntrySchema),undetermined:optional(array(ownEntrySchema))}),bundleMetadataSchema=object({contract:number(),rules:record(string(),ownRuleMetadataSchema),resources:optional(record(string(),unknown()))});function entryModule(groups){return`# What policies of one's own answer.
package resilience.main

# METADATA
# entrypoint: true
own := {"contract": ${CONTRACT}, "rules": {group: rules |
	some group in ${JSON.stringify(groups)}
	rules := {name: answer |
		some name, _ in data.resilience.rules[group]
		answer := {
			"needs": object.get(_own_said[group][name], "needs", []),
			"protects": object.get(_own_said[group][name], "protects", "node"),
			"missing": [set | some set in ["subjects", "needs", "protects", "violations"]; not _own_said[group][name][set]],
			"broken": [set | some set in ["undetermined", "violations"]; _own_broken[group][name][set]],
			"result": _judge(group, name),
		}
	}
}}

# Entries that the answer would be without.
_own_broken[group][name][set] := true if {
	some group in ${JSON.stringify(groups)}
	some name, _ in data.resilience.rules[group]
	some set in ["undetermined", "violations"]
	some found in data.resilience.rules[group][name][set]
	not _entry(group, name, found)
}

_own_said[group][name] := said if {
	some group in ${JSON.stringify(groups)}
	some name, _ in data.resilience.rules[group]
	said := object.union_n(array.concat(
		array.concat(
			[{"subjects": true} | data.resilience.rules[group][name].subjects],
			[{"violations": true} | data.resilience.rules[group][name].violations],
		),
		array.concat(
			[{"needs": needs} | needs := data.resilience.rules[group][name].needs],
			[{"protects": protects} | protects := data.resilience.rules[group][name].protects],
		),
	))
}
`}export{ownRuleMetadataSchema,inspectedSchema,ruleInfo,CONTRACT,OWN_ENTRYPOINT,ownAnswerSchema,bundleMetadataSchema,entryModule};
