import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The path of a file that is delivered beside the program, or null where it is not: `resourceFile('practice/customers.xlsx')`.
 * Packaged, resources lie in the folder of that name outside the archive; otherwise in the project.
 */
export function resourceFile(name: string): string | null {
  const packaged = (process as { resourcesPath?: string }).resourcesPath;
  const fromHere = import.meta.url.endsWith('.ts') ? '../../../resources/' : '../../resources/';
  const folders = [
    ...(packaged === undefined ? [] : [packaged, path.join(packaged, 'resources')]),
    fileURLToPath(new URL(fromHere, import.meta.url)),
  ];
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file)) ?? null;
}
