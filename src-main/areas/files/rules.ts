/** What may be kept: papers, pictures, tables and mails. Nothing that runs, and no archive that may hold what runs. */
const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  heic: 'image/heic',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
};

export const attachmentEndings: readonly string[] = Object.keys(mediaTypes);

/** The largest file that is kept: a scanned contract of a hundred pages is about 20 MB. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

const pictures: readonly { readonly mediaType: string; readonly starts: readonly number[]; readonly at: number }[] = [
  { mediaType: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], at: 0 },
  { mediaType: 'image/jpeg', starts: [0xff, 0xd8, 0xff], at: 0 },
  { mediaType: 'image/gif', starts: [0x47, 0x49, 0x46, 0x38], at: 0 },
  { mediaType: 'image/webp', starts: [0x57, 0x45, 0x42, 0x50], at: 8 },
];

/** By its ending; null: not of a kind that is kept. `营业执照.PDF` is application/pdf. */
export function mediaTypeOf(fileName: string): string | null {
  const ending = /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(mediaTypes, ending) ? (mediaTypes[ending] ?? null) : null;
}

/** What a picture is by its first bytes, whatever its name says; null: no picture that can be shown. */
export function pictureType(firstBytes: Uint8Array): string | null {
  const found = pictures.find(({ starts, at }) => starts.every((byte, index) => firstBytes[at + index] === byte));
  return found?.mediaType ?? null;
}
