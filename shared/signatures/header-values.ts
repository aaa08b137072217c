/** What is in a header `t=…,v1=…`. */
export interface SignatureHeader {
  /** When it was signed, as written: these digits are signed. */
  readonly time: string;
  readonly signatures: readonly string[];
}

/** The values under this name, in a header of `name=value` with commas between them. */
export function valuesOf(name: string, header: string): string[] {
  return header
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item.startsWith(`${name}=`))
    .map((item) => item.slice(name.length + 1));
}
