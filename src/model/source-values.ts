/** What a local value is made of, as the sources have it: a plan shows none. */
export interface LocalExpression {
  /** All that it refers to, in order, each as long as it is written: `aws_subnet.s["a"].id`. */
  references: readonly string[];
  /** True where it is what its one reference is, and nothing is made of that. */
  plain: boolean;
  /** A text, number or truth value that is written out. */
  constant?: string | number | boolean;
  /** Members of an object that is written out, as far as their names are plain. */
  members?: ReadonlyMap<string, LocalExpression>;
  items?: readonly LocalExpression[];
  /** What `merge` is given: of members of one name the last counts. */
  merged?: readonly LocalExpression[];
  /** What a condition chooses from. */
  either?: readonly LocalExpression[];
  mapped?: MappedExpression;
}

/** `{for key, value in over : name => result if ...}`; in `name` and `result` these two words are references. */
export interface MappedExpression {
  over: LocalExpression;
  /** Null where only the value is called something. */
  key: string | null;
  value: string;
  name: LocalExpression;
  result: LocalExpression;
  /** True where a condition leaves some out. */
  filtered: boolean;
}

/** The local values of one module, by name. */
export type ModuleLocals = ReadonlyMap<string, LocalExpression>;

/** Those of all modules, by the names of the calls that lead there (`net.inner`, "" for the root). */
export type LocalValues = ReadonlyMap<string, ModuleLocals>;

/** A block as the sources have it, as far as a plan does not show it. */
export interface WrittenBlock {
  /** True of a `dynamic` block: any number of blocks are like it. */
  repeated: boolean;
  /** True where it may be an attribute that is an object: JSON syntax does not tell one from a block. */
  mayBeObject?: true;
  /** What its attributes are made of; empty where the plan shows them. */
  attributes: ReadonlyMap<string, LocalExpression>;
  blocks: WrittenBlocks;
}

/** Blocks by their names, in the order in which they are written. */
export type WrittenBlocks = ReadonlyMap<string, readonly WrittenBlock[]>;

/** The blocks of those resources of one module that have dynamic ones in them: by `aws_subnet.a`, `data.aws_ami.b`. */
export type ModuleBlocks = ReadonlyMap<string, WrittenBlocks>;

/**
 * Expressions of one module of which a plan shows only what they refer to: `output.sites`; `each.aws_subnet.a` and `each.module.net`, what a
 * for_each goes through; `module.net.subnets`, what a call is given.
 */
export type ModuleExpressions = ReadonlyMap<string, LocalExpression>;

/** What the sources of a plan say that it does not show, by the names of the calls that lead to a module. */
export interface SourceValues {
  locals: LocalValues;
  blocks: ReadonlyMap<string, ModuleBlocks>;
  expressions: ReadonlyMap<string, ModuleExpressions>;
}
