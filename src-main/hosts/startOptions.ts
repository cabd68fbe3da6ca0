import os from 'node:os';
import path from 'node:path';
import type { Language } from '../kernel/format.ts';
import type { ServiceStart } from '../service/port.ts';

/** What a start of the program may ask for on its command line. */
export interface StartOptions {
  readonly demo: boolean;
  readonly book: string | null;
  readonly language: Language;
  /** The language asked for by `--lang`; it goes before what the screens remember. */
  readonly askedLanguage: Language | null;
  readonly dataFolder: string;
}

/**
 * Reads `--demo`, `--book PATH`, `--lang zh|en`, `--data DIR` and the bare path of a data file, as a double click
 * gives it. Unknown arguments are left to whoever they are for: Chromium has hundreds of its own.
 */
export function startOptions(argv: readonly string[], cwd: string, systemLanguage: string): StartOptions {
  const valueOf = (flag: string): string | null => {
    const joined = argv.find((argument) => argument.startsWith(`${flag}=`));
    if (joined !== undefined) return joined.slice(flag.length + 1);
    const at = argv.indexOf(flag);
    const next = at < 0 ? undefined : argv[at + 1];
    return next === undefined || next.startsWith('--') ? null : next;
  };
  const clicked = argv.find((argument) => !argument.startsWith('-') && argument.endsWith('.duewarden'));
  const book = valueOf('--book') ?? clicked ?? null;
  const lang = valueOf('--lang');
  const askedLanguage = lang === 'zh' || lang === 'en' ? lang : null;
  const data = valueOf('--data');
  return {
    demo: argv.includes('--demo'),
    book: book === null ? null : path.resolve(cwd, book),
    language: askedLanguage ?? (systemLanguage.toLowerCase().startsWith('zh') ? 'zh' : 'en'),
    askedLanguage,
    dataFolder: data === null ? usualDataFolder() : path.resolve(cwd, data),
  };
}

/** The language asked for, to the first page only: after that the screens remember what the clerk chose. */
export function askedOnce({ askedLanguage }: StartOptions): () => Language | null {
  let asked = askedLanguage;
  return () => {
    const first = asked;
    asked = null;
    return first;
  };
}

/** Where this user's data lives on this machine alone: never a folder that Windows roams or a cloud copies. */
export function usualDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = os.homedir(),
): string {
  if (platform === 'win32') return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'Duewarden');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Duewarden');
  return path.join(env.XDG_DATA_HOME || path.join(home, '.local', 'share'), 'duewarden');
}

/** The first message to the service that a start asks for. */
export function serviceStart(options: StartOptions): ServiceStart {
  return {
    dataFolder: options.dataFolder,
    language: options.language,
    ...(options.book === null ? {} : { openPath: options.book }),
    ...(options.demo ? { demo: true } : {}),
    reopen: true,
    ...(process.env.DUEWARDEN_CHECK_OUTPUTS ? { checkOutputs: true } : {}),
  };
}
