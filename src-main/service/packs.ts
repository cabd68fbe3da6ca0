import type { PackShelf } from '../areas/context.ts';
import { checkPack, packFolder, writePack } from '../storage/packs.ts';

/** The evidence packs of one book, for its procedures. */
export function packsOf(bookPath: string): PackShelf {
  const folder = packFolder(bookPath);
  return {
    write: (name, parts, manifest) => writePack(folder, name, parts, manifest),
    check: (place, files) => checkPack(place, files),
  };
}
