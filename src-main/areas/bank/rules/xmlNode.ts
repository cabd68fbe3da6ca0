/** An element of a parsed document: its name without prefix, its own text, its attributes and children in order. */
export interface XmlNode {
  readonly name: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

/** All elements at the end of a path. `nodesAt(entry, 'NtryDtls', 'TxDtls')` are the details of an entry. */
export function nodesAt(node: XmlNode | undefined, ...path: readonly string[]): XmlNode[] {
  let found = node === undefined ? [] : [node];
  for (const name of path) found = found.flatMap((one) => one.children.filter((child) => child.name === name));
  return found;
}

export function nodeAt(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return nodesAt(node, ...path)[0];
}

/** The text at the end of the first path that has one; empty when none does. */
export function textAtPath(node: XmlNode | undefined, ...paths: readonly string[]): string {
  for (const path of paths) {
    const text = nodesAt(node, ...path.split('/'))
      .map((one) => one.text.trim())
      .find((one) => one !== '');
    if (text !== undefined) return text;
  }
  return '';
}
