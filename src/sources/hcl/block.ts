/** Lines of a file, both 1-based and included. */
export interface Span {
  line: number;
  end_line: number;
}

/** A value or body as it is written: just enough to find an attribute in it. */
export interface SourceNode extends Span {
  /** A plain text, number or truth value; undefined for anything that is worked out, and for objects and lists. */
  literal?: string | number | boolean;
  /** Members of an object, or attributes and blocks of a body, in the order in which they are written. */
  members?: Member[];
  items?: SourceNode[];
}

/** One attribute, object member or nested block. */
export interface Member {
  name: string;
  /** `dynamic`: a block that stands for any number of blocks of this name; its node is what `content` holds. */
  kind: "attribute" | "block" | "dynamic";
  node: SourceNode;
}

/** A block that defines a resource, data source, module call, or where the state is kept. */
export interface Block extends Span {
  /** `aws_subnet.a`, `data.aws_ami.b`, `module.c`; `terraform.backend` for a backend or cloud block. */
  name: string;
  /** The type that a backend block names; undefined for any other. */
  label?: string;
  /** False where the text around it is broken, so that the lines are the best that can be told. */
  sound: boolean;
  /** What the block holds; worked out when it is asked for. */
  body(): SourceNode;
}

/** Deepest nesting that is looked into; an attribute path is shorter. */
export const DEEPEST_NODE = 40;
