import type { ProviderMajors } from "./input-document.ts";
import type { Resource } from "./resource.ts";
import type { SourceValues } from "./source-values.ts";

/** Where something stands in a file of the workspace. `line` is 1-based; null where only the file is known. */
export interface Place {
  /** Relative to the workspace, with forward slashes. */
  path: string;
  line: number | null;
  end_line: number | null;
  /** 1-based, in UTF-16 units, of the first character; absent where only the line is known. */
  column?: number;
  /** False where this is the nearest known place rather than the place itself. */
  exact: boolean;
  /** The module calls that lead there, outermost first: `module.dr at main.tf:12`. */
  via: string[];
}

/** Something about an input that its reader must know: partly read, broken, or not the whole truth. */
export interface Problem {
  /** `error`: what was asked for could not be judged (exit status 2). `warning`: judged, with this reservation. */
  level: "error" | "warning";
  /** What was wrong and what to do; never a word of the file's content. */
  message: string;
  line: number | null;
  /** How many documents cannot be read for this reason; absent where it is about something else. */
  documents?: number;
}

/** A part of an input that no rule judged, and why. */
export interface NotJudged {
  what: string;
  reason: string;
  count: number;
  /** Present where a failure or a recovery depends on it, so that a report must not bury it among what is harmless. */
  matters?: true;
}

/** `declared`: what resilience.yml says of what no other input shows. */
export type InputKind = "terraform-plan" | "terraform-state" | "kubernetes" | "declared" | "unrecognised";

/** A typed resource before linking: its envelope, and the type that it is filed under in the input document. */
export interface TypedResource {
  family: "terraform" | "kubernetes";
  /** `aws_subnet`, `apps/Deployment`, `core/Service`. */
  type: string;
  resource: Resource;
  /** Terraform: the values by which resources of other inputs may refer to it (id, ARN, names); none that is unknown or sensitive. */
  identities?: string[];
  /** Terraform: the resource group or project in which its name means it; absent where that is not known. */
  within?: string;
  /**
   * Terraform: paths of attributes whose value refers to something of its own input that `references` does not show (no policy reads it, or
   * it is one of several). Nothing of another input is meant there.
   */
  settled?: string[];
  /** The type as which its attributes name others, where its own belongs to no provider (a backend names a bucket of AWS). */
  names_as?: string;
  /** True for what resilience.yml declares. */
  declared?: true;
  /** The type as which policies see it, where none of them names its own: what makes alike pods is a workload, whatever its kind. */
  filed_as?: string;
  /** True for an object of a kind that no policy reads: others are linked through it, policies do not see it. */
  unread?: true;
}

/** One module of a plan's configuration: what it declares, to find the sources that it was made of. */
export interface ModuleOutline {
  /** `aws_subnet.a`, `data.aws_ami.b`. */
  resources: Set<string>;
  /** Module calls by name; `source` as it is written, null where the plan does not say. */
  calls: Map<string, { source: string | null; module: ModuleOutline }>;
  /** Variables and outputs: `var.a`, `output.b`. */
  names: Set<string>;
}

/** The sources that a binary plan holds. */
export interface SourceArchive {
  /** By module key (`dr`, `dr.child`; "" for the root): the folder, relative to where Terraform ran, and the text of each file. */
  modules: Map<string, { dir: string; files: Map<string, string> }>;
  /** Moments that the plan names, among them when it was made, as ISO 8601 texts. */
  moments: Set<string>;
}

/** Local values, of which a plan shows that they are used and not what they are, and dynamic blocks, of which it shows what they have come to. */
export interface UnseenInPlan {
  /** Finds the modules that have some, by the names of the calls that lead there; "" for the root. Not asked where no sources are found. */
  wanted: () => ReadonlySet<string>;
  /** Reads the plan once more, with what its sources say of them. */
  read: (values: SourceValues) => NormalisedInput;
}

/** What a Terraform plan says of the sources that it was made of. */
export interface PlanSources {
  outline: ModuleOutline;
  /** When the plan was made, as it is written (ISO 8601); null where it does not say. */
  plannedAt: string | null;
  /** Null where only the plan's JSON is there. */
  archive: SourceArchive | null;
  /** Null where there is nothing of the kind, or where the plan was read with them. */
  unseen: UnseenInPlan | null;
}

/** One input, read and normalised; references inside it are resolved, references to other inputs are not. */
export interface NormalisedInput {
  /** Stable over runs and machines: the relative path, or NAME of `NAME=path`. */
  name: string;
  path: string;
  kind: InputKind;
  /** How many resources or objects the file holds, judged or not. */
  resources: number;
  not_judged: NotJudged[];
  problems: Problem[];
  /** The estate as this input will make it. */
  after: TypedResource[];
  /** The estate as it is now, under the identities of `after`; null where this input cannot show it. */
  before: TypedResource[] | null;
  /**
   * Present where what `before` holds and `after` lacks may be there still, unseen: the change takes the file away (`gone`), or makes of it
   * something that cannot be read in full (`unread`).
   */
  unseen?: "gone" | "unread";
  /** Place of each resource, by id. */
  places: Record<string, Place>;
  /**
   * Places of attributes inside a resource, by id and attribute path (`spec.replicas`), where the source knows them.
   * A function, since few are ever asked for.
   */
  attributePlace?: (id: string, attribute: string) => Place | null;
  /** The attributes of a resource that policies may read, as far as they are there, by their paths; for what is judged elsewhere. */
  attributesOf?: (id: string) => string[];
  /** The declared cluster that the input was rendered for, where the settings name one. */
  cluster?: string;
  /** Terraform plans: the major versions of the providers, as far as the configuration bounds them. */
  providers?: ProviderMajors;
  /** Terraform plans: where to look for the sources of a finding. */
  sources?: PlanSources;
}
