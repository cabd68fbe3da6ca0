import fs from 'node:fs';
import type { AttachmentShelf } from '../areas/context.ts';
import { attachmentFolder, keepFile, placeOf } from '../storage/attachments.ts';

/** The files of one book, for its procedures. */
export function attachmentsOf(bookPath: string): AttachmentShelf {
  const folder = attachmentFolder(bookPath);
  return {
    keep: (source) => keepFile(folder, source),
    find: (sha256) => {
      const place = placeOf(folder, sha256);
      return fs.existsSync(place) ? place : null;
    },
  };
}
