import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ReadRefusal } from '../exchange/read/refusal.ts';
import type { XmlNode } from './rules/xmlNode.ts';

/** Deeper than any statement; a document made to exhaust the stack is refused before it does. */
const MAX_DEPTH = 60;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities a document defines itself are refused before; the five of XML and character numbers are resolved here.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
});

/**
 * A document as a tree of elements. A document type, and with it every entity a file could define (an own file, another
 * machine, a billion repetitions), is refused unread.
 */
export function parseXml(text: string): XmlNode {
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) throw new BankRefusal('bank_xml_unsafe');
  const valid = XMLValidator.validate(text, { allowBooleanAttributes: false });
  if (valid !== true) throw new BankRefusal('bank_xml_damaged', { row: valid.err.line, detail: valid.err.code });
  let parsed: unknown;
  try {
    parsed = parser.parse(text);
  } catch (error) {
    throw new BankRefusal('bank_xml_damaged', { row: 0, detail: error instanceof Error ? error.name : '' });
  }
  const root = childrenOf(parsed)[0];
  if (!root) throw new BankRefusal('bank_xml_damaged', { row: 1, detail: '' });
  return root;
}

/** A reason of our own to end the reading; crosses the thread like those of lists. */
export class BankRefusal extends ReadRefusal {
  constructor(code: 'bank_xml_unsafe' | 'bank_xml_damaged', params: ReadRefusal['params'] = {}) {
    super(code as ReadRefusal['code'], params);
  }
}

type Ordered = Record<string, unknown>;

function childrenOf(list: unknown): XmlNode[] {
  if (!Array.isArray(list)) return [];
  return (list as Ordered[]).flatMap((entry) => {
    const name = Object.keys(entry).find((key) => key !== ':@');
    if (name === undefined || name.startsWith('#')) return [];
    const content = entry[name];
    return [{ name, text: textOf(content), attributes: attributesOf(entry[':@']), children: childrenOf(content) }];
  });
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return '';
  return (content as Ordered[]).map((entry) => ('#text' in entry ? unescaped(String(entry['#text'])) : '')).join('');
}

function attributesOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, unescaped(String(value))]));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
