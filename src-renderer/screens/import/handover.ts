import type { PickedFile } from '../../app/host.ts';

/** How another screen sends a file to be imported: `navigate(importLocation.path, { state: importLocation.state(file) })`. */
export const importLocation = {
  path: '/import',
  state: (file: PickedFile) => ({ file }),
  /** The file in a location's state; null when there is none. */
  read: (state: unknown): PickedFile | null => {
    const file = (state as { readonly file?: Partial<PickedFile> } | null)?.file;
    if (typeof file?.fileToken !== 'string' || typeof file.name !== 'string') return null;
    return { fileToken: file.fileToken, name: file.name, sizeBytes: file.sizeBytes ?? 0 };
  },
};
