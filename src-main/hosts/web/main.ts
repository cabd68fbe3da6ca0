import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeChild, ServiceLauncher } from '../../service/launcher.ts';
import { askedOnce, serviceStart, startOptions } from '../startOptions.ts';
import { WebFiles } from './files.ts';
import { WebHost } from './server.ts';

/** The browser host as a program: prints one line with the link, runs until it is interrupted. */

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const systemLanguage = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '';
const options = startOptions(process.argv.slice(2), process.cwd(), systemLanguage);

const files = new WebFiles(options.dataFolder);
process.on('exit', () => files.clear());

const launcher = new ServiceLauncher({
  start: () => nodeChild(fileURLToPath(new URL('./service.js', import.meta.url))),
  init: serviceStart(options),
  emit: (event) => host.emit(event),
  note: (what) => process.stderr.write(`${what}\n`),
});
const host: WebHost = new WebHost({
  screens: fileURLToPath(new URL('../renderer/', import.meta.url)),
  version,
  askedLanguage: askedOnce(options),
  files,
  launcher,
});

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await launcher.close();
  await host.close();
  process.exit(0);
}
process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
process.on('SIGHUP', () => void end());

const link = await host.listen();
process.stdout.write(`应收管家 / Duewarden: ${link}\n`);
if (process.stdin.isTTY) {
  process.stdin.on('data', () => process.stdout.write(`${host.newLink()}\n`));
}
