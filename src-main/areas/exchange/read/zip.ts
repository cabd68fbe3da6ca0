import { crc32, inflateRawSync } from 'node:zlib';
import { limits, ReadRefusal } from './refusal.ts';

interface ZipPart {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

export interface CheckedZip {
  readonly names: ReadonlySet<string>;
  /** A sheet hides rows; only then are their styles worth reading. */
  readonly hidesRows: boolean;
}

/**
 * What is inside a zip, after its directory has been judged: sizes within bounds before anything is unpacked, then each
 * part unpacked once, no further than it says, and held against its checksum. A bomb, a cut-off or a damaged workbook
 * ends here and not in the reader.
 */
export function checkedZip(bytes: Buffer): CheckedZip {
  const parts = directory(bytes);
  let total = 0;
  for (const { name, packed, unpacked } of parts) {
    total += unpacked;
    const bomb = unpacked > limits.smallPartBytes && unpacked > packed * limits.packedTimes;
    if (unpacked > limits.partBytes || total > limits.unpackedBytes || bomb)
      throw new ReadRefusal('file_too_large', {
        part: name.slice(0, 100),
        unpackedMb: Math.round(unpacked / 1_000_000),
      });
  }
  let hidesRows = false;
  for (const part of parts) {
    const content = unpack(bytes, part);
    if (!content) throw new ReadRefusal('file_damaged', { part: part.name.slice(0, 100) });
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(part.name))
      hidesRows ||= /<row [^>]*hidden="(?:1|true)"/.test(content.toString('latin1'));
  }
  return { names: new Set(parts.map((part) => part.name)), hidesRows };
}

function directory(bytes: Buffer): ZipPart[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) throw new ReadRefusal('file_damaged', { part: '' });
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const parts: ZipPart[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      throw new ReadRefusal('file_damaged', { part: '' });
    const [nameLength, extraLength, commentLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]; // prettier-ignore
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return parts;
}

/** The content of a part; null where it is cut off, does not unpack, or is not what its checksum says. */
function unpack(bytes: Buffer, part: ZipPart): Buffer | null {
  const { offset, packed, unpacked, method, crc } = part;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) return null;
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length || (method !== 0 && method !== 8)) return null;
  const body = bytes.subarray(start, start + packed);
  try {
    // One byte more than declared is enough to tell a part that lies about its size.
    const content = method === 0 ? body : inflateRawSync(body, { maxOutputLength: unpacked + 1 });
    return content.length === unpacked && crc32(content) === crc ? content : null;
  } catch {
    return null;
  }
}
