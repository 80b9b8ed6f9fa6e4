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

/** What the sources of a plan say that it does not show, by the names of the calls that lead to a module. */
export interface SourceValues {
  locals: LocalValues;
  blocks: ReadonlyMap<string, ModuleBlocks>;
}
