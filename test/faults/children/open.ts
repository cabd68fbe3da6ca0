/**
 * Opens or creates a book as an ordinary user and tells what came of it: `node open.ts open|create FILE`. Permission
 * bits do not bind root, so a root process becomes nobody once everything is loaded.
 */
import { createBook, openBook } from '../../../src-main/storage/open.ts';

const [verb = 'open', file = ''] = process.argv.slice(2);
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}
const result = verb === 'create' ? createBook(file) : await openBook(file);
process.stdout.write(`${result.ok ? 'opened' : result.code}\n`);
if (result.ok) result.value.close();
