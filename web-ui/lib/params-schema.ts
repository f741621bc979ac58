/** What a caller gives for a parameter; left out: the engine's own choice. */
export type ParamValue = string | number | boolean;

interface Described {
  name: string;
  /** What it is when nothing is given; null where the engine decides. */
  standard: ParamValue | null;
}

interface NumberParam extends Described {
  kind: "number";
  whole: boolean;
  least: number | null;
  most: number | null;
}

interface ChoiceParam extends Described {
  kind: "choice";
  values: string[];
}

interface PlainParam extends Described {
  kind: "switch" | "text";
}

/** One thing that an engine understands in params. */
export type Param = NumberParam | ChoiceParam | PlainParam;

export type ParamFault =
  | { word: "wholeNumber" | "number" | "notInList" }
  | { word: "between"; least: number; most: number }
  | { word: "atLeast"; least: number }
  | { word: "atMost"; most: number };

/** Reads the JSON Schema of an engine's params. What a form cannot show is passed over: the gateway ignores it too. */
export function paramsOf(schema: Record<string, unknown>): Param[] {
  return Object.entries(record(schema.properties)).flatMap(([name, property]) => {
    const param = paramOf(name, record(property));
    return param ? [param] : [];
  });
}

function paramOf(name: string, property: Record<string, unknown>): Param | null {
  const described = { name, standard: plainValue(property.default) };
  const type = [property.type].flat().find((word) => word !== "null");
  if (Array.isArray(property.enum)) {
    return { ...described, kind: "choice", values: property.enum.filter((word) => typeof word === "string") };
  }
  if (type === "integer" || type === "number") {
    const { minimum, maximum } = property;
    return {
      ...described,
      kind: "number",
      whole: type === "integer",
      least: typeof minimum === "number" ? minimum : null,
      most: typeof maximum === "number" ? maximum : null,
    };
  }
  if (type === "boolean") return { ...described, kind: "switch" };
  return type === "string" ? { ...described, kind: "text" } : null;
}

/** What the engine would refuse of what was typed; null where nothing is wrong or nothing was given. */
export function faultOf(param: Param, given: unknown): ParamFault | null {
  const value = typed(param, given);
  if (value === null || value === undefined) return null;
  if (param.kind === "choice") return param.values.includes(String(value)) ? null : { word: "notInList" };
  return param.kind === "number" ? numberFault(param, value) : null;
}

function numberFault({ whole, least, most }: NumberParam, value: unknown): ParamFault | null {
  if (typeof value !== "number") return { word: whole ? "wholeNumber" : "number" };
  if (whole && !Number.isSafeInteger(value)) return { word: "wholeNumber" };
  if ((least === null || value >= least) && (most === null || value <= most)) return null;
  if (least !== null && most !== null) return { word: "between", least, most };
  if (least !== null) return { word: "atLeast", least };
  return most === null ? null : { word: "atMost", most };
}

/** What was typed, as JSON has it: a number where it is one, else as it is; undefined where nothing was given. */
export function typed(param: Param, given: unknown): unknown {
  if (typeof given !== "string" || param.kind === "switch") return given;
  const text = given.trim();
  if (text === "") return undefined;
  if (param.kind !== "number") return given;
  const number = Number(text.replace(",", "."));
  return Number.isFinite(number) ? number : text;
}

function plainValue(value: unknown): ParamValue | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
