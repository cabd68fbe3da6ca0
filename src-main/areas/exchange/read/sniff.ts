import { checkedZip } from './zip.ts';
import { limits, ReadRefusal } from './refusal.ts';

export type FileFormat = 'xlsx' | 'xls' | 'csv' | 'html' | 'xml';

const zipMark = Buffer.from('PK', 'latin1');
const oleMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

export interface Sniffed {
  readonly format: FileFormat;
  /** Rows may be hidden: looking for them costs time, so it is done where it can find something. */
  readonly hidesRows: boolean;
}

/** What a file is by its bytes; what its name says is not asked. Refuses what cannot be a list of rows. */
export function sniff(bytes: Buffer): Sniffed {
  if (bytes.length > limits.fileBytes)
    throw new ReadRefusal('file_too_large', { sizeMb: Math.round(bytes.length / 1_000_000) });
  if (bytes.length === 0) throw new ReadRefusal('sheet_empty');
  if (bytes.subarray(0, 2).equals(zipMark) && (bytes[2] ?? 0) < 9) {
    const { names, hidesRows } = checkedZip(bytes);
    if (names.has('xl/workbook.xml')) return { format: 'xlsx', hidesRows };
    if (names.has('xl/workbook.bin')) return { format: 'xlsx', hidesRows: true };
    if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) throw new ReadRefusal('file_password_protected');
    throw new ReadRefusal('file_type_unknown', { found: 'zip' });
  }
  if (bytes.subarray(0, 8).equals(oleMark)) return { format: oleFormat(bytes), hidesRows: true };
  // Workbooks of before 1995 stand alone, without the container.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? 0xff) && (bytes[3] ?? 0xff) === 0)
    return { format: 'xls', hidesRows: true };
  const head = bytes
    .subarray(0, 4096)
    .toString('latin1')
    .replaceAll('\u0000', '')
    .replace(/^(?:ÿþ|þÿ|ï»¿)/, '')
    .trimStart()
    .toLowerCase();
  if (/^(?:%pdf|\{\\rtf|\u0089png|gif8|\u00ff\u00d8\u00ff|rar!|7z¼¯|sqlite format 3)/.test(head))
    throw new ReadRefusal('file_type_unknown', { found: head.slice(0, 4).replace(/[^a-z0-9%]/g, '') });
  if (head.startsWith('<?xml') || head.startsWith('<workbook')) {
    if (head.includes('urn:schemas-microsoft-com:office:spreadsheet')) return { format: 'xml', hidesRows: false };
    if (/<html|<table/.test(head)) return { format: 'html', hidesRows: false };
    throw new ReadRefusal('file_type_unknown', { found: 'xml' });
  }
  if (/^(?:<!doctype html|<html|<table|<meta|<head|<body|<style|<!--|<div)/.test(head)) {
    if (/<table/i.test(bytes.subarray(0, 4_000_000).toString('latin1').replaceAll('\u0000', '')))
      return { format: 'html', hidesRows: false };
    throw new ReadRefusal('file_type_unknown', { found: 'html' });
  }
  return { format: 'csv', hidesRows: false };
}

/** Looks through the directory of an OLE container for the streams that tell a workbook from an encrypted one. */
function oleFormat(bytes: Buffer): FileFormat {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(`${stream}\u0000`, 'utf16le'));
  if (has('EncryptedPackage')) throw new ReadRefusal('file_password_protected');
  if (has('Workbook') || has('Book') || has('WORKBOOK') || has('BOOK')) return 'xls';
  throw new ReadRefusal('file_type_unknown', { found: 'ole' });
}
